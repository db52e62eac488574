import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { safeProviderSettings } from "../provider-settings";

/** How to reach a cluster, and how to distinguish it from its replacement. */
export interface ClusterProviderArgs {
  readonly kubeconfig: pulumi.Input<string>;
  /** Changes if, and only if, the cluster is replaced. */
  readonly clusterIdentifier: pulumi.Input<string>;
}

/** Creates a cluster's own provider. */
export function createClusterProvider(
  name: string,
  args: ClusterProviderArgs,
  opts: pulumi.ResourceOptions,
): k8s.Provider {
  return new k8s.Provider(name, { ...args, ...safeProviderSettings }, opts);
}
