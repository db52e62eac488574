import * as keelson from "../components";
import { type AddonDefault, byDefault } from "./choose-addons";
import { hasCloudCertificates, type StackConfig } from "./schema";

type Default = AddonDefault | undefined;

/*
 * The add-ons of a wiring that depend on the cluster or on the stack's short keys. Each is undefined for a stack that does not need it,
 * so that a wiring can list them all and its stacks can still move to another cloud.
 */

/** Unless the cluster serves resource metrics itself. */
export function metricsServer(cluster: keelson.Cluster): Default {
  return brings(cluster, keelson.resourceMetrics) ? undefined : byDefault(keelson.metricsServer, {});
}

/** On AWS; with `ingress: cloud` its class is the default. */
export function awsLoadBalancerController({ cloud }: keelson.Cluster, { ingress, exposure }: StackConfig): Default {
  const options = ingress === "cloud" ? { isDefaultClass: true, exposure } : {};
  return cloud === "aws" ? byDefault(keelson.awsLoadBalancerController, options) : undefined;
}

/** Unless the cloud issues the certificates. */
export function certManager({ cloud }: keelson.Cluster, { ingress, acmeEmail, dns, addons }: StackConfig): Default {
  /*
   * Gateways serve HTTP-01 only on request (`http01: gateway`), because the hosts that they expose often cannot be reached from the
   * internet.
   */
  const http01 = ingress !== "cloud" && ingress !== "envoy-gateway";
  const zones = dns?.zones.filter((zone) => !("private" in zone && zone.private === true));
  const challenges = asksForChallenges(addons) && { dns01: zones, http01 };
  return hasCloudCertificates(cloud, ingress)
    ? undefined
    : byDefault(keelson.certManager, { email: acmeEmail, ...challenges });
}

/** Issuers without challenges, such as a private authority, do not use the zones; then only external-dns does. */
function asksForChallenges({ "cert-manager": choice }: StackConfig["addons"]): boolean {
  const { letsEncrypt, issuers } = typeof choice === "object" ? choice : {};
  return letsEncrypt !== false || Object.values(issuers ?? {}).some(({ kind }) => kind === "acme");
}

/** With `ingress: traefik`, the default. */
export function traefik({ ingress, exposure }: StackConfig): Default {
  return ingress === "traefik" ? byDefault(keelson.traefik, { exposure }) : undefined;
}

/** With `ingress: envoy-gateway`. */
export function envoyGateway({ ingress, exposure }: StackConfig): Default {
  return ingress === "envoy-gateway" ? byDefault(keelson.envoyGateway, { exposure }) : undefined;
}

/** With `ingress: ingress-nginx`. */
export function ingressNginx({ ingress, exposure }: StackConfig): Default {
  return ingress === "ingress-nginx" ? byDefault(keelson.ingressNginx, { exposure }) : undefined;
}

/** With `cluster.autoscaler: cluster-autoscaler`, on EKS. */
export function clusterAutoscaler({ cluster }: StackConfig): Default {
  return cluster.kind === "eks" && cluster.autoscaler === "cluster-autoscaler"
    ? byDefault(keelson.clusterAutoscaler, {})
    : undefined;
}

/** With `cluster.autoscaler: karpenter`, on EKS. */
export function karpenter({ cluster }: StackConfig): Default {
  return cluster.kind === "eks" && cluster.autoscaler === "karpenter" ? byDefault(keelson.karpenter, {}) : undefined;
}

/** With `logs: loki`; with `logs: cloud`, the default, unless the cloud's own agent collects the logs. */
export function fluentBit(cluster: keelson.Cluster, { logs }: StackConfig): Default {
  if (logs === "loki") {
    return byDefault(keelson.fluentBit, { destination: "loki" });
  }
  const needsAgent = {
    aws: true,
    gcp: brings(cluster, keelson.logDestination),
    azure: false,
    /* Refused there, with the reason. */
    none: true,
  } as const satisfies Record<keelson.Cloud, boolean>;
  return logs === "cloud" && needsAgent[cluster.cloud] ? byDefault(keelson.fluentBit, {}) : undefined;
}

/** With `logs: loki`, unless the cluster has its own. */
export function loki(cluster: keelson.Cluster, { logs }: StackConfig): Default {
  return logs === "loki" && !brings(cluster, keelson.logStore) ? byDefault(keelson.loki, {}) : undefined;
}

/** Everywhere. The cloud's secret store holds the workloads' external secrets. */
export function externalSecrets(): Default {
  return byDefault(keelson.externalSecrets, {});
}

/** With `dns`. */
export function externalDns({ dns }: StackConfig): Default {
  return dns === undefined ? undefined : byDefault(keelson.externalDns, dns);
}

/** If the cluster has a bucket for backups. */
export function velero(cluster: keelson.Cluster): Default {
  return brings(cluster, keelson.backupStorage) ? byDefault(keelson.velero, {}) : undefined;
}

function brings({ builtin }: keelson.Cluster, { name }: keelson.Capability<unknown>): boolean {
  return builtin.some(({ capability }) => capability.name === name);
}
