import type * as pulumi from "@pulumi/pulumi";
import type { Platform } from "keelson";

/** What differs by stack; the rest of a place is written in its own file. */
interface Access {
  readonly kubeconfig: pulumi.Input<string>;
  /** Tells the cluster from its successor of the same name. */
  readonly identifier: string;
}

/** Describes a cluster and puts the platform on it. */
export type Place = (access: Access) => Platform;
