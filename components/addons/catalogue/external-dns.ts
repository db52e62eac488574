import { dnsRecords, monitoring } from "../../capabilities";
import { quote } from "../../problems";
import { defineAddon } from "../define";
import { provideOne } from "../provide";
import { tolerateSystemPool } from "./availability";
import { awsSite, checkAwsSite } from "./aws-site";
import { containerResources } from "./container-resources";
import { type RecordScope, type Route53Zone, checkZones, recordPermissions } from "./route53";
import { scrapers } from "./peers";

/** Options of external-dns. */
export interface ExternalDnsOptions {
  /** Where records are kept; at least one. */
  readonly zones: readonly Route53Zone[];
  /** Whether records go when their host does (`sync`), or stay (`upsert-only`). @default "upsert-only" */
  readonly policy?: "upsert-only" | "sync";
}

const name = "external-dns";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const metricsPort = 7979;

/** Records of hosts, and beside each the TXT record that says whose it is. */
const records: RecordScope = {
  types: ["A", "AAAA", "CNAME", "TXT"],
  names: (domain) => [domain, `*.${domain}`],
};

/** Keeps DNS records in step with the hosts of Ingresses, and with Services that are annotated with one. */
export const externalDns = defineAddon<ExternalDnsOptions>({
  name,
  summary: "DNS records of exposed hosts, in Route 53",
  chart: { repository: "https://kubernetes-sigs.github.io/external-dns/", name: "external-dns", version: "1.21.1" },
  namespace: name,
  clouds: ["aws"],
  crds: {
    how: "skipped",
    why: "records follow from Ingresses and Services, not from DNSEndpoints; the chart's crds/ folder is never upgraded",
  },
  check: ({ cluster, options: { zones, policy } }) => [
    checkAwsSite(cluster),
    zones?.length === 0 && {
      path: "zones",
      message: 'at least one zone, given none, for instance { domain: "example.com", hostedZoneId: zone.zoneId }',
    },
    ...checkZones("zones", zones ?? []),
    policy !== undefined &&
      !["upsert-only", "sync"].includes(policy) && {
        path: "policy",
        message: `"upsert-only" or "sync", given ${quote(policy)}`,
      },
  ],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(dnsRecords, ({ options: { zones } }) => ({ zones: zones.map(({ domain }) => domain) }), "release"),
  ],
  identities: ({ cluster, options: { zones } }) => {
    const site = awsSite(cluster);
    const list = { actions: ["route53:ListHostedZones"], resources: ["*"] };
    return [{ serviceAccount: name, permissions: { aws: site && [list, ...recordPermissions(zones, site, records)] } }];
  },
  flows: ({ find }) => [
    {
      name,
      pods,
      ingress: scrapers(find(monitoring), metricsPort),
      egress: ["dns", "apiserver", "pod-identity", "cloud:443"],
    },
  ],
  values: ({ cluster: { clusterName, cloudFacts }, options, find, identities }) => ({
    provider: { name: "aws" },
    env: [{ name: "AWS_REGION", value: cloudFacts?.region }],
    sources: ["ingress", "service"],
    policy: options.policy ?? "upsert-only",
    domainFilters: options.zones.map(({ domain }) => domain),
    extraArgs: { "zone-id-filter": options.zones.map(({ hostedZoneId }) => hostedZoneId) },
    registry: "txt",
    txtOwnerId: clusterName,
    /* A name of its own below the host's, so that the TXT record lies in the zone for the zone's own name, too. */
    txtPrefix: "%{record_type}-owner.",
    logFormat: "json",
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    tolerations: tolerateSystemPool,
    resources: containerResources({ cpu: "20m", memory: "64Mi", limit: "128Mi" }),
    serviceMonitor: { enabled: find(monitoring) !== undefined },
  }),
});
