import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { safeProviderSettings } from "../provider-settings";

/** The kubeconfig of a cluster, and a text that distinguishes the cluster from its replacement. */
export interface ClusterProviderArgs {
  readonly kubeconfig: pulumi.Input<string>;
  /** A text that changes only if the cluster is replaced. */
  readonly clusterIdentifier: pulumi.Input<string>;
}

/** Creates the Kubernetes provider of a cluster. */
export function createClusterProvider(
  name: string,
  args: ClusterProviderArgs,
  opts: pulumi.ResourceOptions,
): k8s.Provider {
  return new k8s.Provider(name, { ...args, ...safeProviderSettings }, opts);
}
