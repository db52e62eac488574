import assert from "node:assert/strict";
import { answerOf, withAutoname } from "../../cli/clouds";
import type { DeclaredType } from "../../cli/unknown-types";
import { typeByRule } from "../../cli/unknown-types/type-by-rule";

const place = { accountId: "111122223333", region: "eu-central-1", newId: (prefix: string, of: string) => prefix + of };

function declared(inputs: string[], outputs: DeclaredType["outputs"]): DeclaredType {
  return { inputs: new Set(inputs), outputs };
}

function made(token: string, type: DeclaredType | undefined, inputs: object, name = "thing") {
  return answerOf({}, typeByRule(token, type), { type: token, name, inputs: { ...inputs }, place });
}

describe("a type that nothing simulates", () => {
  it("gives back its inputs, with an output for each that the SDK declares", () => {
    const type = declared(["bucket", "tags"], {
      arn: "string",
      bucket: "string",
      zones: "list",
      size: "number",
      on: "boolean",
    });
    assert.deepEqual(made("aws:s3/bucket:Bucket", type, { bucket: "pictures", tags: { a: "b" } }), {
      id: "pictures",
      state: {
        id: "pictures",
        bucket: "pictures",
        tags: { a: "b" },
        arn: "arn:aws:s3:eu-central-1:111122223333:bucket/pictures",
        zones: [],
        size: 0,
        on: false,
      },
    });
  });

  it("has ids, addresses and lists of ids by their properties' names", () => {
    const type = declared([], {
      vpcId: "string",
      subnetIds: "strings",
      loginUrl: "string",
      fqdn: "string",
      publicIp: "string",
    });
    const { state } = made("awsx:ec2:Vpc", type, {});
    assert.deepEqual(state, {
      id: "vpc-id",
      vpcId: "vpc-vpcId",
      subnetIds: ["subnet-subnetId-1", "subnet-subnetId-2", "subnet-subnetId-3"],
      loginUrl: "https://thing.invalid",
      fqdn: "thing.invalid",
      publicIp: "192.0.2.1",
    });
  });

  it("has connection strings in the form of their service", () => {
    const type = declared([], { connectionStrings: "strings", primaryConnectionString: "string" });
    const { state } = made("azure:cosmosdb/account:Account", type, {});
    const form = "mongodb://thing:key@thing.invalid:10255/?ssl=true";
    assert.equal(state.primaryConnectionString, form);
    assert.deepEqual(
      state.connectionStrings,
      [1, 2, 3].map((index) => `${form}-${index}`),
    );
    const bus = made("azure:servicebus/namespace:Namespace", type, {}).state;
    assert.equal(bus.primaryConnectionString, "Endpoint=https://thing.invalid/;AccountName=thing;AccountKey=key");
  });

  it("is named by the input that its cloud has for that", () => {
    const provider = { nameSuffix: { separator: "-", digits: 7 } };
    const named = (token: string, inputs: string[]) =>
      withAutoname(provider, token, typeByRule(token, declared(inputs, {})), {}, "thing", {}, "seed").inputs;
    assert.deepEqual(Object.keys(named("azure-native:storage:Account", ["accountName", "resourceGroupName"])), [
      "accountName",
    ]);
    assert.deepEqual(Object.keys(named("gcp:pubsub/topic:Topic", ["name", "project"])), ["name"]);
    assert.deepEqual(Object.keys(named("aws:s3/bucket:Bucket", ["bucket"])), ["bucket"]);
    assert.deepEqual(named("aws:ec2/instance:Instance", ["ami"]), {});
  });

  it("has a name even if its SDK is not at hand", () => {
    assert.deepEqual(made("some:index:Thing", undefined, { size: 3 }), {
      id: "thing",
      state: { id: "thing", name: "thing", size: 3 },
    });
  });
});
