import assert from "node:assert/strict";
import { awsProvider } from "../../../../components/testing";

const groupType = "aws:eks/nodeGroup:NodeGroup";

describe("what the AWS provider checks by itself", () => {
  it("refuse properties before AWS is asked", () => {
    assert.deepEqual(awsProvider.check(groupType, { nodeGroupName: "n".repeat(64) }, "?"), [
      { property: "nodeGroupName", reason: `expected length to be in the range (1 - 63), got ${"n".repeat(64)}` },
    ]);
    assert.deepEqual(awsProvider.check("aws:iam/role:Role", { name: "a b" }, "?"), [
      { property: "name", reason: "invalid value (must match ^[\\w+=,.@-]+$), got a b" },
    ]);
    assert.match(
      awsProvider.check("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 42 }, "?")[0]?.reason ?? "",
      /^expected to be one of \[0 1 3 5 .*\], got 42$/,
    );
    assert.deepEqual(awsProvider.check("aws:kms/key:Key", { deletionWindowInDays: 3 }, "?"), [
      { property: "deletionWindowInDays", reason: "expected to be in the range (7 - 30), got 3" },
    ]);
    assert.deepEqual(awsProvider.check("aws:ec2/vpc:Vpc", { cidrBlock: "10.20.1.0/16" }, "?"), [
      { property: "cidrBlock", reason: '"10.20.1.0/16" is not a valid IPv4 CIDR block' },
    ]);
    assert.deepEqual(awsProvider.check("aws:ec2/vpc:Vpc", { cidrBlock: "?" }, "?"), []);
  });
});
