import { expected, type Problem } from "../../problems";
import type { EksClusterArgs } from "./args";
import { managedAddonRoles } from "./managed-addons";
import { groupNames } from "./nodes";
import { autonameSuffix, checkRoleName } from "./roles";

/** Most characters of a node group's name. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const longestGroupName = 63;

const form = /^[A-Za-z][\w-]*$/;

/** Lists the mistakes in the component's name. The names of its roles and node groups begin with this name. */
export function checkComponentName(name: string, args: EksClusterArgs): Problem[] {
  const group = longest(groupNames(name, args));
  const excess = group.length + autonameSuffix - longestGroupName;
  const groups =
    excess > 0
      ? [
          expected(
            "name",
            `at most ${name.length - excess} characters`,
            name,
            `the name of the node group ${group}-1234567 has ${group.length + autonameSuffix} characters, but EKS allows ${longestGroupName}`,
          ),
        ]
      : [];
  const roles = checkRoleName("name", longest(roleNames(name, args)), name);
  const letters = form.test(name) ? [] : [expected("name", 'letters, digits, "_" and "-"', name)];
  return [...letters, ...(roles.length > 0 ? roles : groups)];
}

/** Lists the names of the roles to which Pulumi adds random digits. */
export function roleNames(name: string, args: EksClusterArgs): string[] {
  const { vpc, cni, backups } = args;
  const ends = [
    "node",
    ...(vpc.vpcId === undefined && vpc.flowLogs !== false ? ["flow-logs"] : []),
    ...(cni === "cilium" ? ["cilium"] : []),
    ...(backups?.copy === undefined ? [] : ["backups-copy"]),
    ...managedAddonRoles(args),
  ];
  return ends.map((end) => `${name}-${end}`);
}

function longest(names: readonly string[]): string {
  return names.reduce((most, each) => (each.length > most.length ? each : most), "");
}
