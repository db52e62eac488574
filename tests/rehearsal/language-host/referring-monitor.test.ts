import assert from "node:assert/strict";
import { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { outputsCheckpoint } from "../../../cli/rehearsal/engine/backend";
import { referringToRun } from "../../../cli/rehearsal/language-host/referring-monitor";
import { toStruct } from "../../../cli/rehearsal/plugin-protocol";

function request(type: string, id: string): Buffer {
  const read = new ReadResourceRequest();
  read.setType(type);
  read.setId(id);
  read.setName("network");
  read.setProperties(toStruct({ name: id }));
  return Buffer.from(read.serializeBinary());
}

describe("a reference to another stack, in a rehearsal", () => {
  const references = { "acme/net/prod": { vpcId: "vpc-1" } };

  it("is one to a stack of the run's own backend", () => {
    const message = request("pulumi:pulumi:StackReference", "acme/net/prod");
    const read = ReadResourceRequest.deserializeBinary(referringToRun(message, references, "shop"));
    assert.equal(read.getId(), "organization/net/prod");
    assert.equal(read.getName(), "network");
    assert.deepEqual(read.getProperties()?.toJavaScript(), { name: "organization/net/prod" });
  });

  it("is refused if nobody gives its outputs", () => {
    const message = request("pulumi:pulumi:StackReference", "acme/dns/prod");
    assert.throws(() => referringToRun(message, references, "shop"), {
      message:
        'StackReference acme/dns/prod: other stacks are not read; write "acme/dns/prod: { OUTPUT: VALUE }" into a file, and pass it with --stack-references',
    });
  });

  it("leaves other resources that are read alone", () => {
    const message = request("aws:ec2/vpc:Vpc", "acme/net/prod");
    assert.equal(referringToRun(message, references, "shop"), message);
  });

  it("leads to a state with those outputs and nothing else", () => {
    const state = outputsCheckpoint({ project: "net", stack: "prod", salt: "v1:salt" }, { vpcId: "vpc-1" });
    const { checkpoint } = JSON.parse(state) as { checkpoint: { stack: string; latest: { resources: object[] } } };
    assert.equal(checkpoint.stack, "organization/net/prod");
    assert.deepEqual(checkpoint.latest.resources, [
      {
        urn: "urn:pulumi:prod::net::pulumi:pulumi:Stack::net-prod",
        custom: false,
        type: "pulumi:pulumi:Stack",
        outputs: { vpcId: "vpc-1" },
      },
    ]);
  });
});
