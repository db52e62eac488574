import { collectProblems, type Problem, quote } from "../../../problems";
import { grantsOf } from "./access";
import type { EksClusterArgs } from "../args";

const groups = ["admins", "editors", "viewers"] as const;
const keyPattern = /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/;

/** Lists the objections to who may use the cluster. */
export function checkAccess({ access }: EksClusterArgs): Problem[] {
  return [
    ...checkPrincipal("access.deployer", access.deployer),
    ...groups.flatMap((group) =>
      Object.entries(access[group] ?? {}).flatMap(([name, { principalArn, namespaces }]) => [
        ...checkPrincipal(`access.${group}.${name}.principalArn`, principalArn),
        ...checkPlace(`access.${group}.${name}`, name, namespaces),
      ]),
    ),
    ...Object.entries(access.members ?? {}).flatMap(([name, { principalArn, groups: given }]) => [
      ...checkPrincipal(`access.members.${name}.principalArn`, principalArn),
      ...checkPlace(`access.members.${name}`, name, undefined),
      ...checkGroups(`access.members.${name}.groups`, given),
    ]),
    ...checkWhole(access),
  ];
}

function checkGroups(path: string, groups: readonly string[]): Problem[] {
  return collectProblems([
    groups.length === 0 && { path, message: "at least one group, given none" },
    ...groups.map(
      (group, index) =>
        (group === "" || group.startsWith("system:")) && {
          path: `${path}[${index}]`,
          message: `a group that roles in the cluster name, none of Kubernetes' own, given ${quote(group)}`,
        },
    ),
  ]);
}

function checkPlace(path: string, name: string, namespaces: readonly string[] | undefined): Problem[] {
  return collectProblems([
    !keyPattern.test(name) && {
      path,
      message: `a name of up to 20 lower-case letters, digits and "-", given ${quote(name)}`,
    },
    namespaces?.length === 0 && {
      path: `${path}.namespaces`,
      message: "at least one namespace; leave it out for the whole cluster",
    },
  ]);
}

function checkPrincipal(path: string, arn: string): Problem[] {
  if (/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/.test(arn)) {
    return [];
  }
  const given = `given ${quote(arn)}`;
  if (/^arn:aws[a-z-]*:iam::\d{12}:root$/.test(arn)) {
    return [{ path, message: `a role or user, never the account's root, ${given}` }];
  }
  if (/^arn:aws[a-z-]*:sts::\d{12}:assumed-role\//.test(arn)) {
    return [{ path, message: `the role itself (arn:aws:iam::ACCOUNT:role/NAME), not a session of it, ${given}` }];
  }
  return [{ path, message: `the ARN of an IAM role or user (arn:aws:iam::ACCOUNT:role/NAME), ${given}` }];
}

function checkWhole(access: EksClusterArgs["access"]): Problem[] {
  const everywhere = Object.values(access.admins).filter(({ namespaces }) => namespaces === undefined);
  const principals = grantsOf(access).map(({ principalArn }) => principalArn);
  const twice = principals.filter((arn, index) => principals.indexOf(arn) !== index);
  return collectProblems([
    everywhere.length === 0 && {
      path: "access.admins",
      message: "at least one admin of the whole cluster besides the deployer: add a role without namespaces",
    },
    ...[...new Set(twice)].map((arn) => ({
      path: "access",
      message: `each principal once, which is all that EKS allows; ${quote(arn)} is there more than once`,
    })),
  ]);
}
