import type * as pulumi from "@pulumi/pulumi";
import type { RolesArgs } from "./roles-args";
import type { Site } from "./site";

/** What every part of the cluster needs. */
export interface Context extends Site {
  /** Name of the component; the names of its children begin with it. */
  readonly name: string;
  readonly kubernetesVersion: string;
  /** Tags of everything that is created for the cluster. */
  readonly tags: Readonly<Record<string, string>>;
  /** What every role of the cluster carries. */
  readonly roles: RolesArgs;
  /** Whether AWS and Pulumi refuse to delete what cannot be recovered. */
  readonly isProtected: boolean;
  /** Parent and AWS provider. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** Returns the tags of one resource: the cluster's, and the name that the console shows. */
export function tagsOf(context: Context, name: string): Record<string, string> {
  return { ...context.tags, Name: name };
}
