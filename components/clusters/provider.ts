import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** How a cluster is reached, and what tells it from its successor. */
export interface ClusterProviderArgs {
  readonly kubeconfig: pulumi.Input<string>;
  /** Changes when, and only when, the cluster is another one. */
  readonly clusterIdentifier: pulumi.Input<string>;
}

/**
 * Makes a cluster's own provider. Whatever would make it careless is written down as off, since the provider would
 * otherwise take it from the environment of whoever runs the program.
 */
export function createClusterProvider(
  name: string,
  args: ClusterProviderArgs,
  opts: pulumi.ResourceOptions,
): k8s.Provider {
  return new k8s.Provider(
    name,
    {
      ...args,
      enableServerSideApply: true,
      deleteUnreachable: false,
      enableConfigMapMutable: false,
      enablePatchForce: false,
      enableSecretMutable: false,
      skipUpdateUnreachable: false,
      upsertExistingObjects: false,
    },
    opts,
  );
}
