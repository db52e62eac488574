import * as pulumi from "@pulumi/pulumi";
import { defaultGatewayClass, dnsRecords, gatewayClasses, monitoring } from "../../../capabilities";
import { notEmpty, oneOf } from "../../../checks";
import type { Peer } from "../../../network";
import { checkCloudSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import { checkDnsZones, type DnsZone, dnsServerZones, hasCredentials, tsigSecret, wayToServer } from "../../dns";
import { type InstanceOptions, instanceName } from "../../instance";
import { containerResources, onSystemPool, scrapers } from "../../pods";
import { provideMany } from "../../provide";
import { checkTogether } from "./check";
import { zoneSecrets } from "./credentials";
import { dnsProvider } from "./providers";
import { classNeed, sourceValues } from "./sources";

/**
 * Options of external-dns.
 *
 * @example
 * ```ts
 * externalDns({ zones: [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }], policy: "sync" });
 * ```
 */
export interface ExternalDnsOptions extends InstanceOptions {
  /**
   * Zones for the records, at least one. All zones are in one DNS service or on one DNS server. In a DNS service, they must share the project
   * or resource group and the credentials, and be all public or all private. On a DNS server, they must share one key, and the server must
   * let that key transfer the zones. Other zones need another `instance`.
   */
  readonly zones: readonly DnsZone[];
  /**
   * Names of the IngressClasses and GatewayClasses whose hosts get records. If set, Services get no records, and Gateways that belong to no
   * workload need the label `keelson.dev/gateway-class`.
   *
   * @default hosts of all classes, and Services with an annotation
   */
  readonly classes?: readonly string[];
  /** What happens to records when their host is deleted: `sync` deletes them, `upsert-only` keeps them. @default "upsert-only" */
  readonly policy?: "upsert-only" | "sync";
}

const name = "external-dns";
const metricsPort = 7979;

/** Keeps DNS records in sync with the hosts of Ingresses and routes, and of Services with an annotation. */
export const externalDns = defineAddon<ExternalDnsOptions>({
  name,
  optionsType: "ExternalDnsOptions",
  summary: "DNS records of exposed hosts in Route 53, Cloud DNS, Azure DNS or your own DNS server",
  whenRemoved: "DNS records stay as they are and are no longer updated",
  chart: { repository: "https://kubernetes-sigs.github.io/external-dns/", name: "external-dns", version: "1.21.1" },
  images: {
    values: {
      "image.repository": "registry.k8s.io/external-dns/external-dns",
      "provider.webhook.image.repository": null,
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "list" },
  mounts: { extraVolumes: "volumes", extraVolumeMounts: "mounts" },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: [""], ranked: [""] },
  namespace: name,
  instances: true,
  crds: {
    how: "skipped",
    why: "it reads Ingresses and Services, not DNSEndpoints; Helm would never upgrade the chart's crds/ folder",
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ cluster, options: { zones = [], classes, policy } }) => [
    inOwnCloud(zones) && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] }),
    ...notEmpty("zones", zones, "zone"),
    ...checkDnsZones("zones", cluster.cloud, zones),
    ...checkTogether(zones, cluster.cloudFacts?.accountId),
    ...notEmpty("classes", classes, "class", "remove it for all classes"),
    ...oneOf("policy", policy, ["upsert-only", "sync"]),
  ],
  needs: ({ options: { classes = [] } }) => classes.map(classNeed),
  wants: () => [
    { capability: monitoring },
    { capability: defaultGatewayClass, after: "nothing" },
    { capability: gatewayClasses, after: "nothing" },
  ],
  provides: [
    provideMany(dnsRecords, ({ options }) => ({
      [instanceName(name, options)]: { zones: options.zones.map(({ domain }) => domain) },
    })),
  ],
  identities: ({ cluster, options, options: { zones } }) =>
    inOwnCloud(zones)
      ? [
          {
            serviceAccount: instanceName(name, options),
            permissions: dnsProvider(zones)?.permissions(zones, cluster) ?? {},
          },
        ]
      : [],
  secrets: ({ options: { zones } }) => [...dnsServerZones(zones).slice(0, 1).map(tsigSecret), ...zoneSecrets(zones)],
  flows: ({ options, find }) => [
    {
      name,
      pods: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": instanceName(name, options) },
      ingress: scrapers(find(monitoring), metricsPort),
      egress: ["dns", "apiserver", ...waysOut(options.zones)],
    },
  ],
  values: ({ cluster, options, find, all, identities }) => ({
    ...sourceValues(options, { find, all }, dnsProvider(options.zones)?.values(options.zones, cluster) ?? {}),
    policy: options.policy ?? "upsert-only",
    registry: "txt",
    /* Two installations with one owner would delete each other's records. */
    txtOwnerId:
      options.instance === undefined
        ? cluster.clusterName
        : pulumi.interpolate`${cluster.clusterName}-${options.instance}`,
    /* A name below the host's, so that the TXT record is inside the zone even if the host is the zone's own domain. */
    txtPrefix: "%{record_type}-owner.",
    logFormat: "json",
    serviceAccount: {
      name: instanceName(name, options),
      annotations: identities[instanceName(name, options)]?.serviceAccountAnnotations ?? {},
    },
    podLabels: identities[instanceName(name, options)]?.podLabels ?? {},
    ...onSystemPool,
    resources: containerResources({ cpu: "20m", memory: "64Mi", limit: "128Mi" }),
    serviceMonitor: { enabled: find(monitoring) !== undefined },
  }),
});

/** Reports whether the cluster's own identity changes the records. */
function inOwnCloud(zones: readonly DnsZone[]): boolean {
  return zones.some((zone) => !("server" in zone || hasCredentials(zone)));
}

function waysOut(zones: readonly DnsZone[]): Peer[] {
  const [server] = dnsServerZones(zones);
  if (server !== undefined) {
    return [wayToServer(server)];
  }
  return inOwnCloud(zones) ? ["pod-identity", "cloud:443"] : ["internet:443"];
}
