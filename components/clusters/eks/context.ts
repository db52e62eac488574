import type * as pulumi from "@pulumi/pulumi";
import type { EksClusterArgs } from "./args";
import { type Site, managedPolicyArn } from "./regions";

/** What every part of the cluster is made with. */
export interface Context extends Site {
  /** Of the component; the names of all its children begin with it. */
  readonly name: string;
  readonly args: EksClusterArgs;
  /** Parent and AWS provider. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** The tags of whatever controllers make in the account: the configured ones, and who manages it. */
export function sharedTags({ tags }: Pick<EksClusterArgs, "tags">): Record<string, string> {
  return { ...tags, "managed-by": "keelson" };
}

/** The tags of a resource: the shared ones, its cluster, and the name that the console shows. */
export function tagsOf({ args, clusterName }: Context, name: string): Record<string, string> {
  return { ...sharedTags(args), cluster: clusterName, Name: name };
}

/** The ARN of a policy that AWS maintains, in the cluster's part of AWS. */
export function awsPolicy({ region }: Context, policy: string): string {
  return managedPolicyArn(region, policy);
}

/** Whether AWS and Pulumi refuse to delete what cannot be had back. */
export function isProtected({ args }: Context): boolean {
  return args.deletionProtection ?? true;
}
