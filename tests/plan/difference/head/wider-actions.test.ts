import assert from "node:assert/strict";
import type { Grant } from "../../../../cli/plan/difference/head/grant";
import { fewerActions } from "../../../../cli/plan/difference/head/wider-actions";

const table = "arn:aws:dynamodb:eu-central-1:111122223333:table/carts";
const grant = (may: string, on = table, who = "aws.iam.Role worker"): Grant => ({
  who,
  may,
  on,
  when: [],
  boundless: false,
});
const named = [grant("dynamodb:GetItem"), grant("dynamodb:PutItem"), grant("s3:GetObject")];

describe("every action instead of a few", () => {
  const lost = "no longer only dynamodb:GetItem, dynamodb:PutItem";
  const cases: readonly (readonly [title: string, now: Grant, earlier: readonly Grant[], lost: string])[] = [
    ["of a service", grant("dynamodb:*"), named, lost],
    ["except a few", grant("everything except dynamodb:DeleteTable"), named.slice(0, 2), lost],
    [
      "and earlier ones on everything",
      grant("dynamodb:*"),
      [grant("dynamodb:GetItem", "*")],
      "no longer only dynamodb:GetItem",
    ],
    ["on a wider target", grant("dynamodb:*", `${table}*`), named, lost],
    ["on a target that is new", grant("dynamodb:*", "arn:aws:dynamodb:eu-central-1:111122223333:table/new"), named, ""],
    ["of another service", grant("sqs:*"), named, ""],
    ["of another identity", grant("dynamodb:*", table, "aws.iam.Role new"), named, ""],
    ["that it had already", grant("dynamodb:*"), [...named, grant("*")], ""],
    ["that are forbidden", { ...grant("dynamodb:*"), denied: true }, named, ""],
    ["that only read", grant("dynamodb:Get*"), named, ""],
  ];
  for (const [title, now, earlier, expected] of cases) {
    it(`${title}: ${expected === "" ? "no line" : "a line"}`, () => {
      assert.equal(fewerActions(now, earlier), expected);
    });
  }
});
