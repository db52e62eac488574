import assert from "node:assert/strict";
import { awsProvider, checkFailures } from "../../../cli/clouds";

const groupType = "aws:eks/nodeGroup:NodeGroup";

describe("the checks of the AWS provider", () => {
  it("refuse properties before they call AWS", () => {
    assert.deepEqual(checkFailures(awsProvider, groupType, { nodeGroupName: "n".repeat(64) }, "?"), [
      { property: "nodeGroupName", reason: `expected length to be in the range (1 - 63), got ${"n".repeat(64)}` },
    ]);
    assert.deepEqual(checkFailures(awsProvider, "aws:iam/role:Role", { name: "a b" }, "?"), [
      { property: "name", reason: "invalid value (must match ^[\\w+=,.@-]+$), got a b" },
    ]);
    assert.match(
      checkFailures(awsProvider, "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 42 }, "?")[0]?.reason ?? "",
      /^expected to be one of \[0 1 3 5 .*\], got 42$/,
    );
    assert.deepEqual(checkFailures(awsProvider, "aws:kms/key:Key", { deletionWindowInDays: 3 }, "?"), [
      { property: "deletionWindowInDays", reason: "expected to be in the range (7 - 30), got 3" },
    ]);
    assert.deepEqual(checkFailures(awsProvider, "aws:ec2/vpc:Vpc", { cidrBlock: "10.20.1.0/16" }, "?"), [
      { property: "cidrBlock", reason: '"10.20.1.0/16" is not a valid IPv4 CIDR block' },
    ]);
    assert.deepEqual(checkFailures(awsProvider, "aws:ec2/vpc:Vpc", { cidrBlock: "?" }, "?"), []);
  });
});
