import * as keelson from "../components";
import { type AddonDefault, byDefault } from "./choose-addons";
import { hasCloudCertificates, type StackConfig } from "./schema";

type Default = AddonDefault | undefined;

/*
 * The add-ons of a wiring that depend on the cluster or on the stack's short keys. Each function returns undefined if a stack does not need the
 * add-on. So a wiring can list all add-ons, and its stacks can move to another cloud.
 */

/** Included on every cluster that does not serve resource metrics itself. */
export function metricsServer(cluster: keelson.Cluster): Default {
  return brings(cluster, keelson.resourceMetrics) ? undefined : byDefault(keelson.metricsServer, {});
}

/** Included on AWS. With `ingress: cloud`, its IngressClass is the default class. */
export function awsLoadBalancerController({ cloud }: keelson.Cluster, { ingress, exposure }: StackConfig): Default {
  const options = ingress === "cloud" ? { isDefaultClass: true, exposure } : {};
  return cloud === "aws" ? byDefault(keelson.awsLoadBalancerController, options) : undefined;
}

/** Included on every cluster, except if the cloud issues the certificates. */
export function certManager({ cloud }: keelson.Cluster, { ingress, acmeEmail, dns, addons }: StackConfig): Default {
  /* Gateways serve HTTP-01 only on request (`http01: gateway`), because the internet often cannot reach their hosts. */
  const http01 = ingress !== "cloud" && ingress !== "envoy-gateway";
  const zones = dns?.zones.filter((zone) => !("private" in zone && zone.private === true));
  const challenges = asksForChallenges(addons) && { dns01: zones, http01 };
  return hasCloudCertificates(cloud, ingress)
    ? undefined
    : byDefault(keelson.certManager, { email: acmeEmail, ...challenges });
}

/** Issuers without challenges, such as a private authority, do not use the zones. Then only external-dns uses the zones. */
function asksForChallenges({ "cert-manager": choice }: StackConfig["addons"]): boolean {
  const { letsEncrypt, issuers } = typeof choice === "object" ? choice : {};
  return letsEncrypt !== false || Object.values(issuers ?? {}).some(({ kind }) => kind === "acme");
}

/** Included with `ingress: traefik`, the default. */
export function traefik({ ingress, exposure }: StackConfig): Default {
  return ingress === "traefik" ? byDefault(keelson.traefik, { exposure }) : undefined;
}

/** Included with `ingress: envoy-gateway`. */
export function envoyGateway({ ingress, exposure }: StackConfig): Default {
  return ingress === "envoy-gateway" ? byDefault(keelson.envoyGateway, { exposure }) : undefined;
}

/** Included with `ingress: ingress-nginx`. */
export function ingressNginx({ ingress, exposure }: StackConfig): Default {
  return ingress === "ingress-nginx" ? byDefault(keelson.ingressNginx, { exposure }) : undefined;
}

/** Included on EKS with `cluster.autoscaler: cluster-autoscaler`. */
export function clusterAutoscaler({ cluster }: StackConfig): Default {
  return cluster.kind === "eks" && cluster.autoscaler === "cluster-autoscaler"
    ? byDefault(keelson.clusterAutoscaler, {})
    : undefined;
}

/** Included on EKS with `cluster.autoscaler: karpenter`. */
export function karpenter({ cluster }: StackConfig): Default {
  return cluster.kind === "eks" && cluster.autoscaler === "karpenter" ? byDefault(keelson.karpenter, {}) : undefined;
}

/** Included with `logs: loki`. With `logs: cloud`, the default, it is included only if the cloud has no agent of its own. */
export function fluentBit(cluster: keelson.Cluster, { logs }: StackConfig): Default {
  if (logs === "loki") {
    return byDefault(keelson.fluentBit, { destination: "loki" });
  }
  const needsAgent = {
    aws: true,
    gcp: brings(cluster, keelson.logDestination),
    azure: false,
    /* The add-on refuses such a cluster, and gives the reason. */
    none: true,
  } as const satisfies Record<keelson.Cloud, boolean>;
  return logs === "cloud" && needsAgent[cluster.cloud] ? byDefault(keelson.fluentBit, {}) : undefined;
}

/** Included with `logs: loki`, if the cluster does not have a Loki already. */
export function loki(cluster: keelson.Cluster, { logs }: StackConfig): Default {
  return logs === "loki" && !brings(cluster, keelson.logStore) ? byDefault(keelson.loki, {}) : undefined;
}

/** Included on every cluster. It copies the workloads' external secrets from the cloud's secret store. */
export function externalSecrets(): Default {
  return byDefault(keelson.externalSecrets, {});
}

/** Included if the stack sets `dns`. */
export function externalDns({ dns }: StackConfig): Default {
  return dns === undefined ? undefined : byDefault(keelson.externalDns, dns);
}

/** Included if the cluster has a bucket for backups. */
export function velero(cluster: keelson.Cluster): Default {
  return brings(cluster, keelson.backupStorage) ? byDefault(keelson.velero, {}) : undefined;
}

function brings({ builtin }: keelson.Cluster, { name }: keelson.Capability<unknown>): boolean {
  return builtin.some(({ capability }) => capability.name === name);
}
