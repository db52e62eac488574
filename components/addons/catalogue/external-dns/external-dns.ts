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
   * Zones for the records. Set at least one. All zones must be in one DNS service or on one DNS server. In a DNS service, all zones must have the
   * same project or resource group and the same credentials. Either all zones must be public, or all zones must be private. On a DNS server, all
   * zones must have the same key, and the server must allow zone transfers with that key. For other zones, install the add-on again with another
   * `instance`.
   */
  readonly zones: readonly DnsZone[];
  /**
   * Names of IngressClasses and GatewayClasses. Only hosts of these classes get records, and Services get no records. Gateways that belong to no
   * workload then need the label `keelson.dev/gateway-class`.
   *
   * @default records for the hosts of all classes, and for Services with an annotation
   */
  readonly classes?: readonly string[];
  /**
   * What happens to a host's records when the host is deleted. `sync` deletes the records. `upsert-only` keeps the records.
   *
   * @default "upsert-only"
   */
  readonly policy?: "upsert-only" | "sync";
}

const name = "external-dns";
const metricsPort = 7979;

/** Keeps DNS records in sync with the hosts of Ingresses, routes and annotated Services. */
export const externalDns = defineAddon<ExternalDnsOptions>({
  name,
  optionsType: "ExternalDnsOptions",
  summary: "DNS records of exposed hosts in Route 53, Cloud DNS, Azure DNS or your own DNS server",
  whenRemoved: "DNS records stay, but nothing updates them any more",
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
    why: "external-dns reads Ingresses and Services, not DNSEndpoints; Helm never upgrades a chart's crds/ folder",
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ cluster, options: { zones = [], classes, policy } }) => [
    needsIdentity(zones) && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] }),
    ...notEmpty("zones", zones, "zone"),
    ...checkDnsZones("zones", cluster.cloud, zones),
    ...checkTogether(zones, cluster.cloudFacts?.accountId),
    ...notEmpty("classes", classes, "class", "to use all classes, remove the option"),
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
    needsIdentity(zones)
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
    /* Each installation needs a different owner id, because two installations with the same id would delete each other's records. */
    txtOwnerId:
      options.instance === undefined
        ? cluster.clusterName
        : pulumi.interpolate`${cluster.clusterName}-${options.instance}`,
    /* The TXT record gets a name below the host. The record is then inside the zone even if the host is the zone's own domain. */
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

/** Reports whether the service account needs an identity in the cluster's cloud. With credentials for all zones, it needs none. */
function needsIdentity(zones: readonly DnsZone[]): boolean {
  return zones.some((zone) => !("server" in zone || hasCredentials(zone)));
}

function waysOut(zones: readonly DnsZone[]): Peer[] {
  const [server] = dnsServerZones(zones);
  if (server !== undefined) {
    return [wayToServer(server)];
  }
  return needsIdentity(zones) ? ["pod-identity", "cloud:443"] : ["internet:443"];
}
