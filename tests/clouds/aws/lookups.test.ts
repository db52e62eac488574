import assert from "node:assert/strict";
import { lookups } from "../../../cli/clouds/aws/lookups";

const place = { accountId: "111122223333", region: "eu-central-1", newId: (prefix: string, of: string) => prefix + of };

function call(name: string, inputs: object, more: object = {}) {
  const token = Object.keys(lookups).find((each) => each.endsWith(`:${name}`)) ?? "";
  return lookups[token]?.({ ...inputs }, { ...place, ...more });
}

describe("what a program looks up in its AWS account", () => {
  it("is where it is, and what exists there", () => {
    assert.equal(call("getRegion", {})?.name, "eu-central-1");
    assert.deepEqual(call("getAvailabilityZones", {})?.names, ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
    assert.deepEqual(call("getVpc", { id: "vpc-1" })?.arn, "arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1");
  });

  it("is the same for the same question only", () => {
    const ami = (name: string) => call("getAmi", { nameRegex: name })?.id;
    assert.equal(ami("a"), ami("a"));
    assert.notEqual(ami("a"), ami("b"));
  });

  it("is a policy document of the statements that it gives", () => {
    const statement = {
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }],
      conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] }],
    };
    assert.deepEqual(JSON.parse(String(call("getPolicyDocument", { statements: [statement] })?.json)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sts:AssumeRole"],
          Principal: { Service: ["ec2.amazonaws.com"] },
          Condition: { StringEquals: { "aws:SourceAccount": ["1"] } },
        },
      ],
    });
  });

  it("is a cluster of the program, or an error if there is none", () => {
    const find = () => ({ name: "shop", certificateAuthority: { data: "YQ==" } });
    assert.deepEqual(call("getCluster", { name: "shop" }, { find })?.certificateAuthorities, [{ data: "YQ==" }]);
    assert.throws(() => call("getCluster", { name: "shop" }), /reading EKS Cluster \(shop\): couldn't find resource/);
  });
});
