import type * as pulumi from "@pulumi/pulumi";
import type { GkeClusterArgs } from "./args";

/** What every part of the cluster is made with. */
export interface Context {
  /** Of the component; the names of all its children begin with it. */
  readonly name: string;
  readonly args: GkeClusterArgs;
  readonly project: string;
  readonly region: string;
  readonly clusterName: string;
  /** Parent and Google's provider. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** The labels of everything that is made for the cluster: the configured ones, who manages it, and the cluster's name. */
export function clusterLabels({ args, clusterName }: Pick<Context, "args" | "clusterName">): Record<string, string> {
  return { ...args.labels, "managed-by": "keelson", cluster: clusterName };
}

/** Whether Google's provider and Pulumi refuse to delete what cannot be had back. */
export function isProtected({ args }: Pick<Context, "args">): boolean {
  return args.deletionProtection ?? true;
}
