import { ResourceGroup } from "@pulumi/azure-native/resources";
import { type Context, clusterTags, isProtected } from "./context";

type GroupArgs = Pick<Context["args"], "resourceGroup" | "nodeResourceGroup">;

/** Name of the cluster's resource group. */
export function resourceGroupOf({ resourceGroup }: GroupArgs, clusterName: string): string {
  return resourceGroup ?? clusterName;
}

/** Name of the resource group that AKS makes beside it. */
export function nodeResourceGroupOf(args: GroupArgs, clusterName: string): string {
  return args.nodeResourceGroup ?? `${resourceGroupOf(args, clusterName)}-nodes`;
}

/** Makes the group that everything of the cluster is in; it has a fixed name, since add-ons have to know it beforehand. */
export function createResourceGroup(context: Context): ResourceGroup {
  const { name, args, resourceGroupName, opts } = context;
  return new ResourceGroup(
    name,
    { resourceGroupName, location: args.location, tags: clusterTags(context) },
    { ...opts, protect: isProtected(context) },
  );
}
