import type * as pulumi from "@pulumi/pulumi";
import type { Platform } from "keelson";

/** The values that come from the stack's configuration. */
interface Access {
  readonly kubeconfig: pulumi.Input<string>;
  /** Distinguishes the cluster from a successor with the same name. */
  readonly identifier: string;
}

/** Describes a cluster and creates the platform on it. */
export type Place = (access: Access) => Platform;
