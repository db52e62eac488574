import * as keelson from "../components";
import { hasCloudCertificates, type StackConfig } from "./schema";

type Choice = keelson.Addon | undefined;

/*
 * The add-ons that depend on the cluster or on the stack's values. Each is undefined for a stack that does not need it, so that
 * a stack can list them all and still move to another cloud.
 */

/** Unless the cluster serves resource metrics itself. */
export function metricsServer(cluster: keelson.Cluster): Choice {
  return brings(cluster, keelson.resourceMetrics) ? undefined : keelson.metricsServer();
}

/** On AWS; with `ingress: cloud` its class is the default. */
export function awsLoadBalancerController({ cloud }: keelson.Cluster, { ingress, exposure }: StackConfig): Choice {
  const options = ingress === "cloud" ? { isDefaultClass: true, exposure } : {};
  return cloud === "aws" ? keelson.awsLoadBalancerController(options) : undefined;
}

/** Unless the cloud issues the certificates. */
export function certManager({ cloud }: keelson.Cluster, { ingress, acmeEmail, dns }: StackConfig): Choice {
  /* HTTP-01 needs an Ingress of a class, and a cloud's Gateway has none. */
  const http01 = ingress !== "cloud";
  return hasCloudCertificates(cloud, ingress)
    ? undefined
    : keelson.certManager({ email: acmeEmail, dns01: dns?.zones, http01 });
}

/** With `ingress: traefik`, the default. */
export function traefik({ ingress, exposure }: StackConfig): Choice {
  return ingress === "traefik" ? keelson.traefik({ exposure }) : undefined;
}

/** With `ingress: ingress-nginx`. */
export function ingressNginx({ ingress, exposure, acceptRetired }: StackConfig): Choice {
  return ingress === "ingress-nginx"
    ? keelson.ingressNginx({ exposure }, { acceptRetired: acceptRetired.includes(ingress) })
    : undefined;
}

/** With `cluster.autoscaler: cluster-autoscaler`, on EKS. */
export function clusterAutoscaler({ cluster }: StackConfig): Choice {
  return cluster.kind === "eks" && cluster.autoscaler === "cluster-autoscaler"
    ? keelson.clusterAutoscaler()
    : undefined;
}

/** With `cluster.autoscaler: karpenter`, on EKS. */
export function karpenter({ cluster, karpenter: options }: StackConfig): Choice {
  return cluster.kind === "eks" && cluster.autoscaler === "karpenter" ? keelson.karpenter(options) : undefined;
}

/** With `logs: cloud`, the default, unless the cloud's own agent collects the logs. */
export function fluentBit(cluster: keelson.Cluster, { logs }: StackConfig): Choice {
  const needsAgent = {
    aws: true,
    gcp: brings(cluster, keelson.logDestination),
    azure: false,
    /* Refused there, with the reason. */
    none: true,
  } as const satisfies Record<keelson.Cloud, boolean>;
  return logs === "cloud" && needsAgent[cluster.cloud] ? keelson.fluentBit() : undefined;
}

/** With `secrets: cloud`, the default. */
export function externalSecrets({ secrets, keyVault }: StackConfig): Choice {
  return secrets === "cloud" ? keelson.externalSecrets({ keyVault }) : undefined;
}

/** With `dns`. */
export function externalDns({ dns }: StackConfig): Choice {
  return dns === undefined ? undefined : keelson.externalDns(dns);
}

/** If the cluster has a bucket for backups. */
export function velero(cluster: keelson.Cluster): Choice {
  return brings(cluster, keelson.backupStorage) ? keelson.velero() : undefined;
}

function brings({ builtin }: keelson.Cluster, { name }: keelson.Capability<unknown>): boolean {
  return builtin.some(({ capability }) => capability.name === name);
}
