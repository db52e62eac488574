import { matches, notEmpty, once } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkPrincipalName } from "../../shared-checks";
import type { GkeAccessArgs } from "./args";
import { grantsOf } from "./grants";

const groupKinds = ["admins", "editors", "viewers", "members"] as const;
const memberPattern = /^(user|group|serviceAccount):[^@\s:]+@[a-z0-9.-]+\.[a-z]{2,}$/;
const memberForms = "group:NAME@DOMAIN, user:NAME@DOMAIN or serviceAccount:NAME@PROJECT.iam.gserviceaccount.com";
const securityGroupPattern = /^gke-security-groups@[a-z0-9.-]+\.[a-z]{2,}$/;

/** Lists the mistakes in the access to the cluster. */
export function checkAccess(access: GkeAccessArgs): Problem[] {
  const members = grantsOf(access).map(({ member }) => member);
  return [
    ...checkMember("access.deployer", access.deployer),
    ...groupKinds.flatMap((kind) =>
      Object.entries(access[kind] ?? {}).flatMap(([name, { member }]) => [
        ...checkMember(`access.${kind}.${name}.member`, member),
        ...checkPrincipalName(`access.${kind}.${name}`, name),
      ]),
    ),
    ...notEmpty("access.admins", access.admins, "admin", "add a group of your administrators"),
    ...checkSecurityGroup(access.securityGroup, members),
    ...once("access", [access.deployer, ...members], "member", "keep one kind of access for each member"),
  ];
}

function checkMember(path: string, member: string): Problem[] {
  const isEverybody = ["allUsers", "allAuthenticatedUsers"].includes(member);
  const who = isEverybody ? "a single member, not everybody" : "a member of IAM";
  return matches(path, member, memberPattern, `${who} (${memberForms})`);
}

function checkSecurityGroup(securityGroup: string | undefined, members: readonly string[]): Problem[] {
  const path = "access.securityGroup";
  const form = "a group named gke-security-groups@DOMAIN";
  const isMissing = securityGroup === undefined && members.some((member) => member.startsWith("group:"));
  return [
    ...matches(path, securityGroup, securityGroupPattern, form, "Google requires this name"),
    ...collectProblems([
      isMissing && expected(path, form, securityGroup, "GKE recognizes only the groups inside this group"),
    ]),
  ];
}
