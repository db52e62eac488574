import type { RegisteredResource } from "../../../components/testing";
import { text } from "../../values";
import { type Grant, shownConditions } from "../difference";

type Condition = Grant["when"][number];

/** Conditions of AWS in words, by their key and operator. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const words: readonly (readonly [RegExp, (values: string) => string])[] = [
  [/^aws:PrincipalArn \S+$/, (values) => `the caller is ${values}`],
  [
    /^(?:kms:CallerAccount|aws:PrincipalAccount) String(?:Equals|Like)$/,
    (values) => `the caller is in account ${values}`,
  ],
  [/^kms:ViaService StringEquals$/, (values) => `the request comes through ${values}`],
];

/** Says under which conditions a right holds, common ones in words. */
export function conditionWords(conditions: readonly Condition[]): string {
  const said = conditions.map((condition) => {
    const { values } = condition;
    const test = testOf(condition);
    if (test === "aws:SecureTransport Bool" && values.join("") === "false") {
      return "the request is not encrypted by TLS";
    }
    const known = words.find(([pattern]) => pattern.test(test));
    return known === undefined ? shownConditions([condition]) : known[1](values.join(" or "));
  });
  return said.sort().join(", and ");
}

function testOf({ operator = "", test }: Condition): string {
  return `${test} ${operator}`;
}

/** Names who has a right that a policy gives to everybody, if its conditions only let in one role or account. */
export function realHolder(grant: Grant, resources: readonly RegisteredResource[]): Grant {
  if (grant.who !== "everybody" || grant.denied === true) {
    return grant;
  }
  const only = (pattern: RegExp) => {
    const found = grant.when.find((each) => pattern.test(testOf(each)) && each.values.length === 1);
    return found?.values[0];
  };
  const arn = only(/^aws:PrincipalArn (?:Arn|String)(?:Equals|Like)$/);
  const account = only(/^(?:kms:CallerAccount|aws:PrincipalAccount) StringEquals$/);
  const who = arn === undefined ? account && `every role and user of account ${account}` : roleName(arn, resources);
  return who === undefined || who.includes("*") ? grant : { ...grant, who };
}

/** Returns the name of a role that the program makes, otherwise its ARN. */
function roleName(arn: string, resources: readonly RegisteredResource[]): string {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const isOwn = resources.some(({ inputs, type }) => type === "aws:iam/role:Role" && text(inputs, "name") === name);
  return isOwn ? name : arn;
}
