import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { answered } from "./answers";

describe("the answers of AWS", () => {
  it("contain ids as AWS draws them, always the same for the same thing", () => {
    const ids = ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:kms/key:Key", "aws:efs/fileSystem:FileSystem"].map(
      (token) => answered(token, {}).id,
    );
    assert.match(ids[0] ?? "", /^vpc-0[0-9a-f]{16}$/);
    assert.match(ids[1] ?? "", /^subnet-0[0-9a-f]{16}$/);
    assert.match(ids[2] ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(ids[3] ?? "", /^fs-0[0-9a-f]{16}$/);
    assert.equal(answered("aws:ec2/vpc:Vpc", {}).id, ids[0]);
  });

  const arns: readonly (readonly [token: string, inputs: Fields, arn: string])[] = [
    ["aws:iam/role:Role", { name: "node" }, "arn:aws:iam::111122223333:role/node"],
    ["aws:eks/cluster:Cluster", { name: "prod" }, "arn:aws:eks:eu-central-1:111122223333:cluster/prod"],
    ["aws:cloudwatch/logGroup:LogGroup", { name: "/a/b" }, "arn:aws:logs:eu-central-1:111122223333:log-group:/a/b"],
    ["aws:sqs/queue:Queue", { name: "q" }, "arn:aws:sqs:eu-central-1:111122223333:q"],
    ["aws:cloudwatch/eventRule:EventRule", { name: "r" }, "arn:aws:events:eu-central-1:111122223333:rule/r"],
  ];
  for (const [token, inputs, arn] of arns) {
    it(`contain ${arn}`, () => assert.equal(answered(token, inputs).state.arn, arn));
  }
});
