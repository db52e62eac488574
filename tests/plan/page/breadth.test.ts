import assert from "node:assert/strict";
import type { Identity, Right } from "../../../cli/pages/contract";
import { adminLine, breadth } from "../../../cli/plan/page/breadth";

const right = (may: readonly string[], more: Partial<Right> = {}): Right => ({
  may,
  on: ["*"],
  when: "",
  denied: false,
  boundless: false,
  ...more,
});
const admin = (who: string, on: readonly string[], more: Partial<Identity> = {}): Identity => ({
  who,
  as: [],
  group: "people",
  breadth: "",
  rights: [right(["*"], { on, boundless: true })],
  ...more,
});

describe("how far rights reach, on a plan's page", () => {
  const cases: readonly (readonly [rights: readonly Right[], said: string])[] = [
    [[right(["get"], { on: ["pods"] })], "1 action"],
    [
      [right(["ec2:DescribeVpcs", "s3:ListBucket"])],
      "2 actions, 2 of them (reads only) allowed on all resources without a condition",
    ],
    [
      [right(["ec2:DescribeVpcs", "ec2:RunInstances"])],
      "2 actions, 2 of them (not only reads: ec2:RunInstances) allowed on all resources without a condition",
    ],
    [
      [right(["ec2:RunInstances"], { when: "aws:RequestTag/team StringEquals a" })],
      "1 action, none of them allowed on all resources without a condition",
    ],
    [
      [right(["s3:GetObject"], { on: ["arn:aws:s3:::a/*"] })],
      "1 action, none of them allowed on all resources without a condition",
    ],
    [[right(["s3:*"], { denied: true })], "0 actions"],
  ];
  for (const [rights, said] of cases) {
    it(said, () => assert.equal(breadth(rights), said));
  }

  it("names who is admin-level, and where; the sets of rights are with their holders", () => {
    assert.equal(
      adminLine([
        admin("arn:aws:iam::1:role/platform", ["the cluster prod"]),
        admin("Group leads", ["in shop"]),
        admin("holders of Role shop/admin", ["secrets"], { group: "sets" }),
        admin("Group readers", [], { rights: [right(["get"])] }),
      ]),
      "Admin-level rights: role/platform (on the cluster prod); Group leads (in shop). This program gives them to nobody else.",
    );
    assert.match(
      adminLine(Array.from({ length: 9 }, () => admin("Group a", []))),
      /; and 1 more\. This program gives them to nobody else/,
    );
    assert.equal(adminLine([]), "Nobody gets admin-level rights.");
  });
});
