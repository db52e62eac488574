import type * as pulumi from "@pulumi/pulumi";
import type { EksClusterArgs } from "./args";
import { managedPolicyArn, type Site } from "./site";

/** What every part of the cluster is made with. */
export interface Context extends Site {
  /** Of the component; the names of all its children begin with it. */
  readonly name: string;
  readonly args: EksClusterArgs;
  /** Parent and AWS provider. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** The tags of everything that is made for the cluster: the configured ones, who manages it, and the cluster's name. */
export function clusterTags({ args, clusterName }: Pick<Context, "args" | "clusterName">): Record<string, string> {
  return { ...args.tags, "managed-by": "keelson", cluster: clusterName };
}

/** The tags of a resource: the cluster's, and the name that the console shows. */
export function tagsOf(context: Context, name: string): Record<string, string> {
  return { ...clusterTags(context), Name: name };
}

/** The ARN of a policy that AWS maintains, in the cluster's part of AWS. */
export function awsPolicy({ region }: Context, policy: string): string {
  return managedPolicyArn(region, policy);
}

/** Whether AWS and Pulumi refuse to delete what cannot be had back. */
export function isProtected({ args }: Context): boolean {
  return args.deletionProtection ?? true;
}
