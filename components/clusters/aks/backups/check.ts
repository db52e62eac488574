import { whole } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkLastingGroup } from "../object-storage";
import type { GroupArgs } from "../resource-group";
import type { BackupsArgs } from "./args";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups, ...groups }: BackupsArgs & GroupArgs, clusterName: string): Problem[] {
  if (backups === undefined) {
    return [];
  }
  const { versionDays, resourceGroup: group } = backups;
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 365, unit: "days" }),
    ...checkLastingGroup("backups.resourceGroup", group, groups, clusterName),
  ];
}
