import { dnsLabel, notEmpty, once } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkPrincipalName } from "../../shared-checks";
import { checkPartition, principalPattern } from "../check-arn";
import type { Site } from "../site";
import type { EksAccessArgs } from "./args";
import { checkIdentityProvider } from "./check-identity-provider";
import { grantsOf } from "./grants";

const groupKinds = ["admins", "editors", "viewers"] as const;

/** Lists the mistakes in the access to the cluster. */
export function checkAccess(
  access: EksAccessArgs,
  { accountId, region }: Pick<Site, "accountId" | "region">,
): Problem[] {
  const everywhere = Object.values(access.admins).filter(({ namespaces }) => namespaces === undefined);
  const principals = grantsOf(access).map(({ principalArn }) => principalArn);
  return [
    ...checkPrincipal("access.deployer", access.deployer, region),
    ...checkAccount(access.deployer, accountId),
    ...groupKinds.flatMap((kind) =>
      Object.entries(access[kind] ?? {}).flatMap(([name, { principalArn, namespaces, groups }]) => [
        ...checkPrincipal(`access.${kind}.${name}.principalArn`, principalArn, region),
        ...checkPrincipalName(`access.${kind}.${name}`, name),
        ...notEmpty(
          `access.${kind}.${name}.namespaces`,
          namespaces,
          "namespace",
          "to give access to the whole cluster, remove the key",
        ),
        ...(namespaces ?? []).flatMap((one, index) => dnsLabel(`access.${kind}.${name}.namespaces[${index}]`, one)),
        ...once(`access.${kind}.${name}.namespaces`, namespaces ?? [], "namespace"),
        ...(groups === undefined ? [] : checkGroups(`access.${kind}.${name}.groups`, groups)),
      ]),
    ),
    ...Object.entries(access.members ?? {}).flatMap(([name, { principalArn, groups }]) => [
      ...checkPrincipal(`access.members.${name}.principalArn`, principalArn, region),
      ...checkPrincipalName(`access.members.${name}`, name),
      ...checkGroups(`access.members.${name}.groups`, groups),
    ]),
    ...collectProblems([
      everywhere.length === 0 &&
        expected(
          "access.admins",
          "at least one admin without the key namespaces",
          Object.keys(access.admins),
          "add the role of your administrators",
        ),
    ]),
    ...checkIdentityProvider(access.identityProvider),
    ...once("access", principals, "principal", "EKS allows only one access entry per principal"),
  ];
}

/** Refuses a deployer of another account. The AWS provider works only in the cluster's account. Other principals may belong to other accounts. */
function checkAccount(deployer: string, accountId: string): Problem[] {
  const account = principalPattern.exec(deployer)?.groups?.account;
  const form = `the role or user that runs this program, in the cluster's account (${accountId})`;
  const fix = `if this identity assumes a role in account ${accountId}, set the ARN of that role`;
  return account === undefined || account === accountId ? [] : [expected("access.deployer", form, deployer, fix)];
}

function checkGroups(path: string, groups: readonly string[]): Problem[] {
  const isReserved = (group: string) => group === "" || group.startsWith("system:");
  return [
    ...notEmpty(path, groups, "group"),
    ...once(path, groups, "group"),
    ...collectProblems(
      groups.map(
        (group, index) =>
          isReserved(group) && expected(`${path}[${index}]`, 'a group name that does not begin with "system:"', group),
      ),
    ),
  ];
}

function checkPrincipal(path: string, arn: string, region: string): Problem[] {
  if (principalPattern.test(arn)) {
    return checkPartition(path, arn, region);
  }
  if (/^arn:aws[a-z-]*:iam::\d{12}:root$/.test(arn)) {
    return [expected(path, "a role or user, not the account's root", arn)];
  }
  return /^arn:aws[a-z-]*:sts::\d{12}:assumed-role\//.test(arn)
    ? [expected(path, "a role, not a session", arn, "write arn:aws:iam::ACCOUNT:role/NAME")]
    : [expected(path, "the ARN of an IAM role or user (arn:aws:iam::ACCOUNT:role/NAME)", arn)];
}
