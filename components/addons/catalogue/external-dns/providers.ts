import * as pulumi from "@pulumi/pulumi";
import type { ChartValues } from "../../../charts";
import type { Cloud, CloudPermissions, Cluster } from "../../../clusters/contract";
import { awsSite, resourceGroupId } from "../../cloud-site";
import {
  azureDnsPermissions,
  azureDnsZones,
  cloudDnsPermissions,
  cloudDnsZones,
  type DnsZone,
  dnsServerZones,
  type RecordScope,
  recordPermissions,
  route53Zones,
  tsigAlgorithm,
  tsigSecretRef,
  updatePort,
} from "../../dns";

/** Values and permissions for a provider of external-dns. */
interface DnsProvider {
  readonly values: (zones: readonly DnsZone[], cluster: Cluster) => ChartValues;
  readonly permissions: (zones: readonly DnsZone[], cluster: Cluster) => CloudPermissions;
}

/** Records of hosts, each with a TXT record that names its owner. */
const records: RecordScope = {
  types: ["A", "AAAA", "CNAME", "TXT"],
  names: (domain) => [domain, `*.${domain}`],
};

/**
 * A zone whose own domain is above the filter's is silently dropped, unless the flag also matches parents. The flag takes no value, so it
 * must be in a list of arguments. https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/aws.md
 */
const aws: DnsProvider = {
  values: (zones, { cloudFacts }) => ({
    provider: { name: "aws" },
    env: [{ name: "AWS_REGION", value: cloudFacts?.region }],
    domainFilters: domainsOf(zones),
    extraArgs: [
      "--aws-zone-match-parent",
      ...route53Zones(zones).map(({ hostedZoneId }) => pulumi.interpolate`--zone-id-filter=${hostedZoneId}`),
    ],
  }),
  permissions: (zones, cluster) => {
    const site = awsSite(cluster);
    const list = { actions: ["route53:ListHostedZones"], resources: ["*"] };
    return { aws: site && [list, ...recordPermissions(route53Zones(zones), site, records)] };
  },
};

/**
 * Reads the list of all zones of the project. One filter selects zones by their own domain and records by their name, so that a suffix
 * would drop a zone above the domain: an expression selects both (`Zones` and `newFilteredRecords` in the source).
 * https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/gke.md
 * https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/provider/google/google.go
 */
const gcp: DnsProvider = {
  values: (zones, { cloudFacts }) => ({
    provider: { name: "google" },
    extraArgs: {
      "google-project": projectOf(zones) ?? cloudFacts?.accountId,
      "regex-domain-filter": domainExpression(domainsOf(zones)),
      "zone-id-filter": cloudDnsZones(zones).map(({ managedZone }) => managedZone),
    },
  }),
  permissions: (zones) => {
    const project = projectOf(zones);
    const list = { role: "roles/dns.reader", ...(project !== undefined && { project }) };
    return { gcp: [list, ...cloudDnsPermissions(cloudDnsZones(zones))] };
  },
};

/** Returns the project that the zones name; they all name the same. */
function projectOf(zones: readonly DnsZone[]): string | undefined {
  return cloudDnsZones(zones)[0]?.project;
}

/** Lists the zones of one resource group. A zone's id contains its name, so a domain without a zone fails at once: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/azure.md */
const azure: DnsProvider = {
  values: (zones, cluster) => ({
    provider: { name: "azure" },
    domainFilters: domainsOf(zones),
    /* The end of a zone's id, so that zones below it do not match. */
    extraArgs: { "zone-id-filter": zones.map(({ domain }) => `/${domain}`) },
    /* The file contains no secrets, but the chart can mount it only from a Secret. */
    secretConfiguration: {
      enabled: true,
      mountPath: "/etc/kubernetes",
      data: { "azure.json": azureJson(zones, cluster) },
    },
  }),
  permissions: (zones, { cloudFacts }) => {
    const { accountId } = cloudFacts ?? {};
    const own = azureDnsZones(zones);
    return {
      azure:
        accountId === undefined
          ? []
          : [
              ...own.slice(0, 1).map(({ resourceGroup, subscriptionId = accountId }) => ({
                role: "Reader",
                scope: resourceGroupId(subscriptionId, resourceGroup),
              })),
              ...azureDnsPermissions(own, accountId),
            ],
    };
  },
};

function domainsOf(zones: readonly DnsZone[]): string[] {
  return zones.map(({ domain }) => domain);
}

/** Returns an expression for these domains and all names in them, and for each domain above, which may be the zone's own. */
function domainExpression(domains: readonly string[]): string {
  const above = domains.flatMap((domain) => domain.split(".").map((_, index, labels) => labels.slice(index).join(".")));
  const parents = new Set(above.filter((parent) => parent.includes(".") && !domains.includes(parent)));
  const escaped = (domain: string) => domain.replaceAll(".", "[.]");
  return `^((.+[.])?(${domains.map(escaped).join("|")})${[...parents].map((parent) => `|${escaped(parent)}`).join("")})$`;
}

function azureJson(zones: readonly DnsZone[], { cloudFacts }: Cluster): pulumi.Output<string> {
  const [zone] = azureDnsZones(zones);
  return pulumi.jsonStringify({
    subscriptionId: zone?.subscriptionId ?? cloudFacts?.accountId,
    tenantId: cloudFacts?.tenantId,
    resourceGroup: zone?.resourceGroup,
    useWorkloadIdentityExtension: true,
  });
}

/**
 * A server that takes dynamic updates. Without transfers of the zone, external-dns could not see its own records. Flags are also variables,
 * so that the key is in no argument. https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/rfc2136.md
 */
const server: DnsProvider = {
  values: (zones) => {
    const own = dnsServerZones(zones);
    const keys = own.slice(0, 1).map((zone) => ({
      name: "EXTERNAL_DNS_RFC2136_TSIG_SECRET",
      valueFrom: { secretKeyRef: tsigSecretRef(zone) },
    }));
    return {
      provider: { name: "rfc2136" },
      env: keys,
      domainFilters: domainsOf(zones),
      extraArgs: [
        ...own
          .slice(0, 1)
          .flatMap((zone) => [
            `--rfc2136-host=${zone.server}`,
            `--rfc2136-port=${updatePort(zone)}`,
            `--rfc2136-tsig-keyname=${zone.tsig.name}`,
            `--rfc2136-tsig-secret-alg=${tsigAlgorithm(zone)}`,
            "--rfc2136-tsig-axfr",
          ]),
        ...own.map(({ domain }) => `--rfc2136-zone=${domain}`),
      ],
    };
  },
  permissions: () => ({}),
};

const ofCloud = { aws, gcp, azure, none: undefined } as const satisfies Record<Cloud, DnsProvider | undefined>;

/** Returns the provider of zones: a server's, or that of the cluster's cloud. */
export function dnsProvider(zones: readonly DnsZone[], { cloud }: Cluster): DnsProvider | undefined {
  return dnsServerZones(zones).length > 0 ? server : ofCloud[cloud];
}
