import { isDeepStrictEqual } from "node:util";
import { defaultGatewayClass, dnsRecords, monitoring } from "../../../capabilities";
import { notEmpty, oneOf } from "../../../checks";
import type { Peer } from "../../../network";
import { expected, isPlain, type Problem, quote } from "../../../problems";
import { checkCloudSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import {
  azureDnsZones,
  checkDnsZones,
  cloudDnsZones,
  type DnsServerZone,
  type DnsZone,
  dnsServerZones,
  tsigSecret,
  wayToServer,
} from "../../dns";
import { containerResources, onSystemPool, scrapers } from "../../pods";
import { provideOne } from "../../provide";
import { dnsProvider } from "./providers";

/**
 * Options of external-dns.
 *
 * @example
 * ```ts
 * externalDns({ zones: [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }], policy: "sync" });
 * ```
 */
export interface ExternalDnsOptions {
  /**
   * Zones for the records, at least one: all in the DNS service of the cluster's cloud, there in one project or one resource group, or all on one
   * DNS server with one key, which must also let that key transfer them.
   */
  readonly zones: readonly DnsZone[];
  /** Whether records are deleted with their host (`sync`) or stay (`upsert-only`). @default "upsert-only" */
  readonly policy?: "upsert-only" | "sync";
}

const name = "external-dns";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const metricsPort = 7979;

/** Keeps DNS records in sync with the hosts of Ingresses and routes, and of Services with an annotation. */
export const externalDns = defineAddon<ExternalDnsOptions>({
  name,
  optionsType: "ExternalDnsOptions",
  summary: "DNS records of exposed hosts, in Route 53, Cloud DNS, Azure DNS or on a DNS server of yours",
  whenRemoved: "DNS records stay as they are and no longer follow changes",
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
  crds: {
    how: "skipped",
    why: "records follow from Ingresses and Services, not from DNSEndpoints; the chart's crds/ folder is never upgraded",
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ cluster, options: { zones, policy } }) => [
    dnsServerZones(zones ?? []).length === 0 && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] }),
    ...notEmpty("zones", zones, "zone"),
    ...checkDnsZones("zones", cluster.cloud, zones ?? []),
    ...checkPlaces(zones ?? [], cluster.cloudFacts?.accountId),
    ...checkServers(zones ?? []),
    ...oneOf("policy", policy, ["upsert-only", "sync"]),
  ],
  wants: () => [{ capability: monitoring }, { capability: defaultGatewayClass, after: "nothing" }],
  provides: [
    provideOne(dnsRecords, ({ options: { zones } }) => ({ zones: zones.map(({ domain }) => domain) }), "release"),
  ],
  identities: ({ cluster, options: { zones } }) => {
    const permissions = dnsProvider(zones, cluster)?.permissions(zones, cluster) ?? {};
    return dnsServerZones(zones).length > 0 ? [] : [{ serviceAccount: name, permissions }];
  },
  secrets: ({ options: { zones } }) => dnsServerZones(zones).slice(0, 1).map(tsigSecret),
  flows: ({ options: { zones }, find }) => [
    {
      name,
      pods,
      ingress: scrapers(find(monitoring), metricsPort),
      egress: ["dns", "apiserver", ...waysOut(zones)],
    },
  ],
  values: ({ cluster, options, find, identities }) => ({
    ...dnsProvider(options.zones, cluster)?.values(options.zones, cluster),
    sources: [
      "ingress",
      "service",
      ...(find(defaultGatewayClass) === undefined ? [] : ["gateway-httproute", "gateway-grpcroute"]),
    ],
    policy: options.policy ?? "upsert-only",
    registry: "txt",
    txtOwnerId: cluster.clusterName,
    /* A name below the host's, so that the TXT record is inside the zone even if the host is the zone's own domain. */
    txtPrefix: "%{record_type}-owner.",
    logFormat: "json",
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    ...onSystemPool,
    resources: containerResources({ cpu: "20m", memory: "64Mi", limit: "128Mi" }),
    serviceMonitor: { enabled: find(monitoring) !== undefined },
  }),
});

function waysOut(zones: readonly DnsZone[]): Peer[] {
  const [first] = dnsServerZones(zones);
  return first === undefined ? ["pod-identity", "cloud:443"] : [wayToServer(first)];
}

/** One installation updates one server, with one key. */
function checkServers(zones: readonly DnsZone[]): Problem[] {
  const [first, ...others] = dnsServerZones(zones);
  const isMixed = first !== undefined && others.length + 1 < zones.length;
  const inCloud = "only zones of the cloud, or only zones of a DNS server";
  return [
    ...(isMixed
      ? [
          expected(
            "zones",
            inCloud,
            zones.map(({ domain }) => domain),
            "remove one kind",
          ),
        ]
      : []),
    ...(others.some((other) => first !== undefined && !hasSameServer(first, other))
      ? [
          {
            path: "zones",
            message: "expected zones of one DNS server with one key, got several; keep the zones of one server",
          },
        ]
      : []),
  ];
}

function hasSameServer(one: DnsServerZone, other: DnsServerZone): boolean {
  const { domain: _one, ...first } = one;
  const { domain: _other, ...second } = other;
  return isDeepStrictEqual(first, second);
}

/**
 * external-dns knows one place: a project of Google Cloud, or a resource group in a subscription of Azure.
 *
 * @param accountId the cluster's own project or subscription, that of zones that name none
 */
function checkPlaces(zones: readonly DnsZone[], accountId: string | undefined): Problem[] {
  const places = {
    project: cloudDnsZones(zones).map(({ project = accountId }) => project),
    "resource group": azureDnsZones(zones).map(({ resourceGroup }) => resourceGroup),
    subscription: azureDnsZones(zones).map(({ subscriptionId = accountId }) => subscriptionId),
  };
  return Object.entries(places).flatMap(([what, given]) => {
    const different = [...new Set(given.filter((one) => isPlain(one)))];
    const got = `got ${different.map(quote).join(" and ")}; keep the zones of one ${what}`;
    return different.length > 1 ? [{ path: "zones", message: `expected zones of one ${what}, ${got}` }] : [];
  });
}
