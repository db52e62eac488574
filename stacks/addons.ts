import {
  type Addon,
  argoCd,
  awsLoadBalancerController,
  type Capability,
  type Cloud,
  type Cluster,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  keda,
  kubePrometheusStack,
  logDestination,
  metricsServer,
  resourceMetrics,
  traefik,
} from "../components";
import type { StackConfig } from "./config";
import { hasCloudCertificates } from "./schema";

/** The add-ons of every stack: usage of pods, certificates, the way in, and on AWS its load balancers. */
export function baseAddons(cluster: Cluster, config: StackConfig): Addon[] {
  return [
    ...(brings(cluster, resourceMetrics) ? [] : [metricsServer()]),
    ...loadBalancers[cluster.cloud](config),
    ...certificates(cluster, config),
    ...ingress(config),
  ];
}

/** What a platform in a cloud has besides them: monitoring, scaling by events, delivery, and the cloud's own services. */
export function cloudAddons(cluster: Cluster, config: StackConfig): Addon[] {
  return [
    kubePrometheusStack(),
    keda(),
    argoCd(),
    ...autoscaler(config),
    ...(config.logs === "cloud" ? logAgents[cluster.cloud](cluster) : []),
    ...(config.secrets === "cloud" ? [externalSecrets({ keyVault: config.keyVault })] : []),
    ...(config.dns === undefined ? [] : [externalDns(config.dns)]),
  ];
}

/** Who makes load balancers for Services, besides the cloud itself. */
const loadBalancers = {
  aws: ({ ingress, exposure }) => [
    awsLoadBalancerController(ingress === "cloud" ? { isDefaultClass: true, exposure } : {}),
  ],
  gcp: () => [],
  azure: () => [],
  none: () => [],
} as const satisfies Record<Cloud, (config: StackConfig) => Addon[]>;

/**
 * Who sends workloads' logs to the cloud's store: an agent of ours, or the cloud's own, which GKE has unless the cluster is told
 * otherwise, and AKS as Container insights.
 */
const logAgents = {
  aws: () => [fluentBit()],
  gcp: (cluster) => (brings(cluster, logDestination) ? [fluentBit()] : []),
  azure: () => [],
  /* It is refused there, and says what is missing. */
  none: () => [fluentBit()],
} as const satisfies Record<Cloud, (cluster: Cluster) => Addon[]>;

function brings({ builtin }: Cluster, { name }: Capability<unknown>): boolean {
  return builtin.some(({ capability }) => capability.name === name);
}

/** Who gives out certificates; the load balancers of AWS' own ingress have those of ACM. */
function certificates({ cloud }: Cluster, { ingress: name, acmeEmail, dns }: StackConfig): Addon[] {
  /* A challenge by HTTP would need an Ingress of a class, which a cloud's Gateway is not. */
  const http01 = name !== "cloud";
  return hasCloudCertificates(cloud, name) ? [] : [certManager({ email: acmeEmail, dns01: dns?.zones, http01 })];
}

/** Who lets the world in, where it is not the cloud. */
function ingress({ ingress: name, exposure, acceptRetired }: StackConfig): Addon[] {
  switch (name) {
    case "traefik":
      return [traefik({ exposure })];
    case "ingress-nginx":
      return [ingressNginx({ exposure }, { acceptRetired: acceptRetired.includes(name) })];
    case "cloud":
      return [];
  }
}

function autoscaler({ cluster, karpenter: options }: StackConfig): Addon[] {
  const word = cluster.kind === "eks" ? cluster.autoscaler : undefined;
  switch (word) {
    case "cluster-autoscaler":
      return [clusterAutoscaler()];
    case "karpenter":
      return [karpenter(options)];
    case undefined:
      return [];
  }
}
