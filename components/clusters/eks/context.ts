import type * as pulumi from "@pulumi/pulumi";
import type { RolesArgs } from "./roles-args";
import type { Site } from "./site";

/** The facts that every part of the cluster uses. */
export interface Context extends Site {
  /** Name of the component; the names of its children begin with it. */
  readonly name: string;
  readonly kubernetesVersion: string;
  /** Tags of everything that is created for the cluster. */
  readonly tags: Readonly<Record<string, string>>;
  /** The settings that all roles of the cluster share. */
  readonly roles: RolesArgs;
  /** Whether AWS and Pulumi refuse to delete resources that cannot be recovered. */
  readonly isProtected: boolean;
  /** Parent and AWS provider. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** Returns the tags of one resource: the cluster's tags, and the name that the console shows. */
export function tagsOf(context: Context, name: string): Record<string, string> {
  return { ...context.tags, Name: name };
}
