import assert from "node:assert/strict";
import type { Grant } from "../../../../../cli/plan/difference/head/rights/grant";
import { fewerActions } from "../../../../../cli/plan/difference/head/rights/wider-actions";

const table = "arn:aws:dynamodb:eu-central-1:111122223333:table/carts";
const grant = (may: string, on = table): Grant => ({
  who: "aws.iam.Role worker",
  may,
  on,
  when: [],
  boundless: false,
});
const named = [grant("dynamodb:GetItem"), grant("dynamodb:PutItem"), grant("s3:GetObject")];

describe("every action instead of a few", () => {
  const lost = "no longer only dynamodb:GetItem, dynamodb:PutItem";
  const cases: readonly (readonly [title: string, now: Grant, earlier: readonly Grant[], lost: string | undefined])[] =
    [
      ["of a service", grant("dynamodb:*"), named, lost],
      ["except a few", grant("everything except dynamodb:DeleteTable"), named.slice(0, 2), lost],
      [
        "and earlier ones on everything",
        grant("dynamodb:*"),
        [grant("dynamodb:GetItem", "*")],
        "no longer only dynamodb:GetItem",
      ],
      ["on a wider target", grant("dynamodb:*", `${table}*`), named, lost],
      [
        "on a target that is new",
        grant("dynamodb:*", "arn:aws:dynamodb:eu-central-1:111122223333:table/new"),
        named,
        undefined,
      ],
      ["of another service", grant("sqs:*"), named, undefined],
      ["that it had already", grant("dynamodb:*"), [...named, grant("*")], undefined],
      ["without bounds, which has its own class", { ...grant("*", "*"), boundless: true }, named, undefined],
      ["that only read", grant("dynamodb:Get*"), named, undefined],
    ];
  for (const [title, now, earlier, expected] of cases) {
    it(`${title}: ${expected === undefined ? "no line" : "a line"}`, () => {
      assert.equal(fewerActions(now, earlier), expected);
    });
  }
});
