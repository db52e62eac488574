import assert from "node:assert/strict";
import { judgeLines, objectionLines, type Verdict } from "../../cli/judges";

describe("the report of judges", () => {
  const verdicts: Verdict[] = [
    {
      judge: "terraform-provider-aws v1.0.0",
      judgements: [
        { urn: "a", type: "aws:ec2/vpc:Vpc", name: "a", objections: [], notJudged: [] },
        {
          urn: "b",
          type: "aws:kms/key:Key",
          name: "b",
          objections: ["deletionWindowInDays: expected 7 to 30"],
          notJudged: ["x: unknown"],
        },
        { urn: "c", type: "aws:kms/key:Key", name: "c", objections: [], notJudged: ["x: unknown"] },
      ],
    },
  ];

  it("counts, and says once what was not judged", () => {
    assert.deepEqual(judgeLines(verdicts), [
      "terraform-provider-aws v1.0.0: judged 3, refused 1",
      "not judged: aws:kms/key:Key: x: unknown (2 of them)",
    ]);
  });

  it("names each resource that a judge refuses, with its words", () => {
    assert.deepEqual(objectionLines(verdicts), [
      "aws:kms/key:Key b: deletionWindowInDays: expected 7 to 30 (terraform-provider-aws v1.0.0)",
    ]);
  });
});
