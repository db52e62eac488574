import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { type GroupArgs, nodeResourceGroupOf, resourceGroupOf } from "../resource-group";
import type { BackupsArgs } from "./args";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups, ...groups }: BackupsArgs & GroupArgs, clusterName: string): Problem[] {
  if (backups === undefined) {
    return [];
  }
  const { versionDays, resourceGroup: group } = backups;
  const own = [resourceGroupOf(groups, clusterName), nodeResourceGroupOf(groups, clusterName)];
  const isLost = group !== undefined && own.some((name) => name.toLowerCase() === group.toLowerCase());
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 365, unit: "days" }),
    ...(isLost
      ? [
          expected(
            "backups.resourceGroup",
            "a group that outlives the cluster",
            group,
            "it goes with the cluster; choose another",
          ),
        ]
      : []),
  ];
}
