import { ResourceGroup } from "@pulumi/azure-native/resources";
import { collectProblems, expected, type Problem } from "../../problems";
import type { Context } from "./context";

/** The options of the resource groups. */
export interface GroupArgs {
  /** Name of the resource group that the component creates for the cluster and its resources. @default the cluster's name */
  readonly resourceGroup?: string;
  /** Name of the resource group that AKS creates for nodes, disks and load balancers, up to 80 characters. @default `resourceGroup` and "-nodes" */
  readonly nodeResourceGroup?: string;
}

/** Most characters of a resource group's name. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources */
export const longestGroup = 90;

const namePattern = /^[\w().-]*[\w()-]$/;
const characters = 'letters, digits, "-", "_", "(", ")" and "." that does not end in "."';

/** Returns the name of the cluster's resource group. */
export function resourceGroupOf({ resourceGroup }: GroupArgs, clusterName: string): string {
  return resourceGroup ?? clusterName;
}

/** Returns the name of the resource group that AKS creates for nodes. */
export function nodeResourceGroupOf(args: GroupArgs, clusterName: string): string {
  return args.nodeResourceGroup ?? `${resourceGroupOf(args, clusterName)}-nodes`;
}

/** Lists the mistakes in the names of the resource groups. */
export function checkResourceGroups(args: GroupArgs, clusterName: string): Problem[] {
  const group = resourceGroupOf(args, clusterName);
  const nodeGroup = nodeResourceGroupOf(args, clusterName);
  const isShared = group.toLowerCase() === nodeGroup.toLowerCase();
  return [
    ...checkGroupName("resourceGroup", group, 63),
    ...checkGroupName("nodeResourceGroup", nodeGroup, 80),
    ...collectProblems([
      isShared &&
        expected(
          "nodeResourceGroup",
          "a group other than resourceGroup",
          nodeGroup,
          "AKS creates and deletes this group",
        ),
    ]),
  ];
}

/** Lists the mistakes in the name of a resource group. */
export function checkGroupName(path: string, name: string | undefined, max: number): Problem[] {
  const isName = name === undefined || (namePattern.test(name) && name.length <= max);
  const hint = `it has ${name?.length} characters`;
  return collectProblems([!isName && expected(path, `a name of up to ${max} ${characters}`, name, hint)]);
}

/** Creates the cluster's resource group. Its name is fixed, because add-ons need to know it in advance. */
export function createResourceGroup(context: Context): ResourceGroup {
  const { name, resourceGroupName, location, tags, isProtected: protect, opts } = context;
  return new ResourceGroup(name, { resourceGroupName, location, tags }, { ...opts, protect });
}
