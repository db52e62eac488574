import { collectProblems, type Problem, quote } from "../../../problems";
import { grantsOf } from "./access";
import type { GkeClusterArgs } from "../args";

const groups = ["admins", "editors", "viewers", "members"] as const;
const keyPattern = /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/;
const memberPattern = /^(user|group|serviceAccount):[^@\s:]+@[a-z0-9.-]+\.[a-z]{2,}$/;

/** Lists the objections to who may use the cluster. */
export function checkAccess({ access }: GkeClusterArgs): Problem[] {
  return [
    ...checkMember("access.deployer", access.deployer),
    ...groups.flatMap((group) =>
      Object.entries(access[group] ?? {}).flatMap(([name, { member }]) => [
        ...checkMember(`access.${group}.${name}.member`, member),
        ...checkKey(`access.${group}.${name}`, name),
      ]),
    ),
    ...checkWhole(access),
  ];
}

function checkKey(path: string, name: string): Problem[] {
  const message = `a name of up to 20 lower-case letters, digits and "-", given ${quote(name)}`;
  return keyPattern.test(name) ? [] : [{ path, message }];
}

function checkMember(path: string, member: string): Problem[] {
  if (memberPattern.test(member)) {
    return [];
  }
  const isEverybody = ["allUsers", "allAuthenticatedUsers"].includes(member);
  const wanted = isEverybody ? "somebody, never everybody" : "a member of IAM";
  const message = `${wanted}: group:NAME@DOMAIN, user:NAME@DOMAIN or serviceAccount:NAME@PROJECT.iam.gserviceaccount.com, given ${quote(member)}`;
  return [{ path, message }];
}

function checkWhole(access: GkeClusterArgs["access"]): Problem[] {
  const { admins, deployer, securityGroup } = access;
  const members = grantsOf(access).map(({ member }) => member);
  const twice = [deployer, ...members].filter((member, index, all) => all.indexOf(member) !== index);
  const hasGroup = members.some((member) => member.startsWith("group:"));
  return collectProblems([
    Object.keys(admins).length === 0 && {
      path: "access.admins",
      message: "at least one admin besides the deployer: add a group",
    },
    securityGroup === undefined &&
      hasGroup && {
        path: "access.securityGroup",
        message:
          "gke-security-groups@DOMAIN, a group that the other groups are in, or Kubernetes does not know them, given nothing",
      },
    securityGroup !== undefined &&
      !/^gke-security-groups@[a-z0-9.-]+\.[a-z]{2,}$/.test(securityGroup) && {
        path: "access.securityGroup",
        message: `a group of the name that Google prescribes, gke-security-groups@DOMAIN, given ${quote(securityGroup)}`,
      },
    ...[...new Set(twice)].map((member) => ({
      path: "access",
      message: `each member once, with the rights that it is to have; ${quote(member)} is there more than once`,
    })),
  ]);
}
