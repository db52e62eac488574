import * as pulumi from "@pulumi/pulumi";
import {
  type Cluster,
  ExistingCluster,
  nodeAutoscaling,
  type Offer,
  offer,
  type Problem,
  refuseProblems,
  resourceMetrics,
} from "../components";
import type * as aks from "../components/clusters/aks";
import type * as eks from "../components/clusters/eks";
import type * as gke from "../components/clusters/gke";
import type { StackConfig } from "./config";
import type { AksClusterConfig, EksClusterConfig, ExistingClusterConfig, GkeClusterConfig } from "./schema";

/** Makes the stack's cluster: the only place that knows kinds of cluster apart. */
export function createCluster(name: string, config: StackConfig): Cluster {
  const { cluster } = config;
  switch (cluster.kind) {
    case "existing":
      return existingCluster(name, cluster);
    case "eks":
      return eksCluster(name, cluster, config);
    case "gke":
      return gkeCluster(name, cluster, config);
    case "aks":
      return aksCluster(name, cluster, config);
  }
}

const builtinOffers = {
  "resource-metrics": offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
  "node-autoscaling": offer(nodeAutoscaling, { autoscaler: "cloud" }),
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
    cloudFacts: config.cloudFacts && { clusterName: config.name ?? name, ...config.cloudFacts },
    builtin: config.builtin.map((name) => builtinOffers[name]),
  });
}

/** Only a stack on EKS loads AWS' SDK. */
function eksCluster(
  name: string,
  { kind: _kind, ...config }: EksClusterConfig,
  { environment, charts }: StackConfig,
): Cluster {
  const { EksCluster, checkEks } = require("../components/clusters/eks") as typeof eks;
  const stack = pulumi.getStack();
  const args = { clusterName: stack, ...config, charts, tags: { ...config.tags, environment, stack } };
  refuseCluster(stack, checkEks(name, args));
  return new EksCluster(name, args);
}

/** Only a stack on AKS loads Azure's SDK. */
function aksCluster(
  name: string,
  { kind: _kind, ...config }: AksClusterConfig,
  { environment, charts, logs }: StackConfig,
): Cluster {
  const { AksCluster, checkAks } = require("../components/clusters/aks") as typeof aks;
  const stack = pulumi.getStack();
  const tags = { ...config.tags, environment, stack };
  const args = { clusterName: stack, ...config, charts, containerInsights: logs === "cloud", tags };
  refuseCluster(stack, checkAks(name, args));
  return new AksCluster(name, args);
}

/** Only a stack on GKE loads Google's SDK. */
function gkeCluster(
  name: string,
  { kind: _kind, ...config }: GkeClusterConfig,
  { environment, ingress, logs }: StackConfig,
): Cluster {
  const { GkeCluster, GkeGatewayClass, WorkloadLogs, checkGke } = require("../components/clusters/gke") as typeof gke;
  const stack = pulumi.getStack();
  const labels = { ...config.labels, environment, stack };
  /* Left to an agent that is not there, they go nowhere. */
  const logging = logs === "none" && { workloadLogs: WorkloadLogs.Agent };
  const gateway = ingress === "cloud" && {
    gatewayApi: true,
    defaultGatewayClass: GkeGatewayClass.GlobalExternalManaged,
  };
  const args = { clusterName: stack, ...config, labels, ...logging, ...gateway };
  refuseCluster(stack, checkGke(name, args));
  return new GkeCluster(name, args);
}

/** Objections to a cluster's arguments are objections to the stack's file. */
function refuseCluster(stack: string, problems: readonly Problem[]): void {
  refuseProblems(
    `Pulumi.${stack}.yaml`,
    problems.map(({ path, message }) => ({ path: `keelson:cluster.${path}`, message })),
  );
}
