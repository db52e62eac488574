import {
  type Addon,
  type Cluster,
  argoCd,
  awsLoadBalancerController,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  keda,
  kubePrometheusStack,
  metricsServer,
  resourceMetrics,
  traefik,
} from "../components";
import type { StackConfig } from "./config";

/** The add-ons of every stack: usage of pods, certificates, the way in, and on AWS its load balancers. */
export function baseAddons(cluster: Cluster, config: StackConfig): Addon[] {
  const hasMetrics = cluster.builtin.some(({ capability }) => capability.name === resourceMetrics.name);
  return [
    ...(hasMetrics ? [] : [metricsServer()]),
    ...(cluster.cloud === "aws" ? [awsLoadBalancerController()] : []),
    certManager({ email: config.acmeEmail, dns01: config.dns?.zones }),
    ingress(config),
  ];
}

/** What a platform in a cloud has besides them: monitoring, scaling by events, delivery, and the cloud's own services. */
export function cloudAddons(config: StackConfig): Addon[] {
  return [
    kubePrometheusStack(),
    keda(),
    argoCd(),
    ...autoscaler(config),
    ...(config.logs === "cloud" ? [fluentBit()] : []),
    ...(config.secrets === "cloud" ? [externalSecrets({ keyVault: config.keyVault })] : []),
    ...(config.dns === undefined ? [] : [externalDns(config.dns)]),
  ];
}

function ingress({ ingress: name, exposure, acceptRetired }: StackConfig): Addon {
  switch (name) {
    case "traefik":
      return traefik({ exposure });
    case "ingress-nginx":
      return ingressNginx({ exposure }, { acceptRetired: acceptRetired.includes(name) });
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
