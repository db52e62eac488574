import type * as pulumi from "@pulumi/pulumi";
import type { AksClusterArgs } from "./args";

/** What every part of the cluster is made with. */
export interface Context {
  /** Of the component; the names of all its children begin with it. */
  readonly name: string;
  readonly args: AksClusterArgs;
  readonly clusterName: string;
  /** Name of the cluster's resource group, known before it is there. */
  readonly resourceGroupName: string;
  /** Parent, Azure provider, and the resource group to come after. */
  readonly opts: pulumi.CustomResourceOptions & {
    readonly parent: pulumi.Resource;
    readonly provider: pulumi.ProviderResource;
  };
}

/** Where most resources are made: their group and region, and the tags of everything. */
export function placeOf(context: Context) {
  const { resourceGroupName, args } = context;
  return { resourceGroupName, location: args.location, tags: clusterTags(context) };
}

/** The tags of everything that is made for the cluster: the configured ones, who manages it, and the cluster's name. */
export function clusterTags({ args, clusterName }: Pick<Context, "args" | "clusterName">): Record<string, string> {
  return { ...args.tags, "managed-by": "keelson", cluster: clusterName };
}

/** Whether Azure and Pulumi refuse to delete what cannot be had back. */
export function isProtected({ args }: Pick<Context, "args">): boolean {
  return args.deletionProtection ?? true;
}
