import { expected, type Problem } from "../../../problems";
import { checkGroupName, type GroupArgs, longestGroup, nodeResourceGroupOf, resourceGroupOf } from "../resource-group";
import type { ObjectStorageArgs } from "./args";

/** Lists the mistakes in the options of the stores' storage accounts. */
export function checkObjectStorage(
  { objectStorage: args, ...groups }: ObjectStorageArgs & GroupArgs,
  clusterName: string,
): Problem[] {
  if (args === undefined) {
    return [];
  }
  const { logs, traces, resourceGroup } = args;
  return [
    ...(logs === undefined && traces === undefined ? [expected("objectStorage", "logs, traces or both", args)] : []),
    ...checkLastingGroup("objectStorage.resourceGroup", resourceGroup, groups, clusterName),
  ];
}

/** Checks the resource group of data that must outlive the cluster. Refuses a wrong name, and a group that is deleted with the cluster. */
export function checkLastingGroup(
  path: string,
  group: string | undefined,
  groups: GroupArgs,
  clusterName: string,
): Problem[] {
  const own = [resourceGroupOf(groups, clusterName), nodeResourceGroupOf(groups, clusterName)];
  const isLost = group !== undefined && own.some((name) => name.toLowerCase() === group.toLowerCase());
  const fix = "Azure deletes this group with the cluster; choose another group";
  return isLost
    ? [expected(path, "a resource group that is not deleted with the cluster", group, fix)]
    : checkGroupName(path, group, longestGroup);
}
