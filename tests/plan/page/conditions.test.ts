import assert from "node:assert/strict";
import { conditionWords, realHolder } from "../../../cli/plan/page/conditions";
import { registered } from "../../support/registered";

const role = registered("control-plane", { type: "aws:iam/role:Role", inputs: { name: "prod-control-plane" } });
const on = (test: string, operator: string, ...values: string[]) => ({ test, operator, values });
const grant = (...when: ReturnType<typeof on>[]) => ({
  who: "everybody",
  may: "kms:Decrypt",
  on: "aws.kms.Key prod",
  when,
  boundless: false,
});
const [account, via] = [
  on("kms:CallerAccount", "StringEquals", "111122223333"),
  on("kms:ViaService", "StringEquals", "ec2.amazonaws.com", "efs.amazonaws.com"),
];
const isRole = on("aws:PrincipalArn", "ArnEquals", "arn:aws:iam::111122223333:role/prod-control-plane");

describe("a right that a policy gives to everybody, on a plan's page", () => {
  const holders: [string, Parameters<typeof grant>, string][] = [
    ["a role of the program", [account, isRole], "prod-control-plane"],
    ["another role", [on("aws:PrincipalArn", "ArnLike", "arn:aws:iam::1:role/x")], "arn:aws:iam::1:role/x"],
    ["all of an account", [account, via], "every role and user of account 111122223333"],
    ["everybody, with a pattern", [on("aws:PrincipalArn", "ArnLike", "arn:aws:iam::*:role/x")], "everybody"],
    ["everybody, with several accounts", [on("kms:CallerAccount", "StringEquals", "1", "2")], "everybody"],
    ["everybody, with another condition", [via], "everybody"],
    ["everybody, without a condition", [], "everybody"],
  ];
  for (const [title, when, who] of holders) {
    it(`is that of ${title}`, () => assert.equal(realHolder(grant(...when), [role]).who, who));
  }

  it("stays everybody's if it is denied", () => {
    assert.equal(realHolder({ ...grant(isRole), denied: true }, [role]).who, "everybody");
  });

  const words: [ReturnType<typeof on>[], string][] = [
    [
      [via, account],
      "the caller is in account 111122223333, and the request comes through ec2.amazonaws.com or efs.amazonaws.com",
    ],
    [[on("aws:SecureTransport", "Bool", "false")], "the request is not encrypted by TLS"],
    [[on("aws:SourceIp", "IpAddress", "10.0.0.0/8")], "aws:SourceIp IpAddress 10.0.0.0/8"],
    [[], ""],
  ];
  for (const [when, said] of words) {
    it(`holds if ${said || "nothing else is said"}`, () => assert.equal(conditionWords(when), said));
  }
});
