import * as pulumi from "@pulumi/pulumi";
import { type Cluster, ExistingCluster, type Offer, offer, resourceMetrics } from "../components";
import type { ExistingClusterConfig, StackConfig } from "./config";

/** Makes the stack's cluster: the only place that knows kinds of cluster apart. */
export function createCluster(name: string, config: StackConfig["cluster"]): Cluster {
  switch (config.kind) {
    case "existing":
      return existingCluster(name, config);
  }
}

const builtinOffers = {
  "resource-metrics": offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
} as const satisfies Record<ExistingClusterConfig["builtin"][number], Offer>;

function existingCluster(name: string, config: ExistingClusterConfig): Cluster {
  const { nodeCidrs, apiServer } = config.network;
  return new ExistingCluster(name, {
    kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
    clusterName: config.name,
    clusterIdentifier: config.identifier,
    kubernetesVersion: config.kubernetesVersion,
    cloud: config.cloud,
    network: {
      ...config.network,
      apiServer: { ...apiServer, sources: [...apiServer.cidrs, ...nodeCidrs].map((cidr) => ({ cidr })) },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
    identities: config.identities,
    builtin: config.builtin.map((name) => builtinOffers[name]),
  });
}
