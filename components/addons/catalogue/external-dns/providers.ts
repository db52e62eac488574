import * as pulumi from "@pulumi/pulumi";
import type { ChartValues } from "../../../charts";
import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import { onlyKey } from "../../addon-secret";
import {
  accessKeyFields,
  azureDnsZones,
  cloudDnsZones,
  type DnsZone,
  dnsServerZones,
  privateZones,
  route53Zones,
  tsigAlgorithm,
  tsigSecretRef,
  updatePort,
} from "../../dns";
import { azureFile, credentialed, fromZone, googleKey, mounted } from "./credentials";
import { onAzureDns, onCloudDns, onRoute53, projectOf } from "./permissions";

/** Values and permissions for one DNS provider of external-dns. All zones have the same cloud and the same credentials, if any. */
interface DnsProvider {
  /** Name of the DNS service, for messages. */
  readonly service: string;
  readonly values: (zones: readonly DnsZone[], cluster: Cluster) => ChartValues;
  readonly permissions: (zones: readonly DnsZone[], cluster: Cluster) => CloudPermissions;
}

/**
 * By default, external-dns silently ignores a zone whose domain is a parent of the filter's domain. The flag `--aws-zone-match-parent` includes such
 * zones. The flag takes no value, so it must be in a list of arguments.
 * https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/aws.md
 */
const aws: DnsProvider = {
  service: "Route 53",
  values: (zones, { cloud, cloudFacts }) => ({
    provider: { name: "aws" },
    /* Route 53 is a global service, but its libraries require the name of a region. */
    env: [{ name: "AWS_REGION", value: cloud === "aws" ? cloudFacts?.region : "us-east-1" }, ...accessKey(zones)],
    domainFilters: domainsOf(zones),
    extraArgs: [
      "--aws-zone-match-parent",
      ...(privateZones(zones).length > 0 ? ["--aws-zone-type=private"] : []),
      ...route53Zones(zones).map(({ hostedZoneId }) => pulumi.interpolate`--zone-id-filter=${hostedZoneId}`),
    ],
  }),
  permissions: onRoute53,
};

/**
 * Reads the list of all zones in the project. One filter selects both zones by domain and records by name. A suffix would exclude a parent zone of
 * the given domain, so the filter is a regular expression (see `Zones` and `newFilteredRecords` in the source).
 * https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/gke.md
 * https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/provider/google/google.go
 */
const gcp: DnsProvider = {
  service: "Cloud DNS",
  values: (zones, { cloudFacts }) => ({
    provider: { name: "google" },
    ...mounted(zones, googleKey, onlyKey),
    ...(credentialed(zones) !== undefined && {
      env: [{ name: "GOOGLE_APPLICATION_CREDENTIALS", value: `${googleKey.folder}/${googleKey.file}` }],
    }),
    extraArgs: {
      "google-project": projectOf(zones) ?? cloudFacts?.accountId,
      ...(privateZones(zones).length > 0 && { "google-zone-visibility": "private" }),
      "regex-domain-filter": domainExpression(domainsOf(zones)),
      "zone-id-filter": cloudDnsZones(zones).map(({ managedZone }) => managedZone),
    },
  }),
  permissions: onCloudDns,
};

/**
 * Lists the zones of one resource group. Private zones need a different provider. A zone's id contains its name, so external-dns fails at once if a
 * domain has no zone: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/azure.md
 */
const azure: DnsProvider = {
  service: "Azure DNS",
  values: (zones, cluster) => ({
    provider: { name: privateZones(zones).length > 0 ? "azure-private-dns" : "azure" },
    domainFilters: domainsOf(zones),
    extraArgs: {
      /* The filter is the end of a zone's id, so child zones do not match. */
      "zone-id-filter": zones.map(({ domain }) => `/${domain}`),
      ...(credentialed(zones) !== undefined && placeOf(zones)),
    },
    ...(credentialed(zones) === undefined ? ownIdentity(zones, cluster) : mounted(zones, azureFile, azureFile.file)),
  }),
  permissions: onAzureDns,
};

function accessKey(zones: readonly DnsZone[]): Record<string, unknown>[] {
  const zone = credentialed(zones);
  return zone === undefined
    ? []
    : [
        fromZone("AWS_ACCESS_KEY_ID", zone, accessKeyFields.id),
        fromZone("AWS_SECRET_ACCESS_KEY", zone, accessKeyFields.secret),
      ];
}

/** Mounts the file for the cluster's own identity. It contains no secrets, but the chart can mount it only from a Secret. */
function ownIdentity(zones: readonly DnsZone[], cluster: Cluster): ChartValues {
  const data = { "azure.json": azureJson(zones, cluster) };
  return { secretConfiguration: { enabled: true, mountPath: "/etc/kubernetes", data } };
}

/** Sets resource group and subscription with flags, because the code that renders the file knows only the credentials. */
function placeOf(zones: readonly DnsZone[]): ChartValues {
  const [zone] = azureDnsZones(zones);
  return { "azure-subscription-id": zone?.subscriptionId, "azure-resource-group": zone?.resourceGroup };
}

function domainsOf(zones: readonly DnsZone[]): string[] {
  return zones.map(({ domain }) => domain);
}

/**
 * Returns a regular expression that matches the given domains, all names below them, and all parent domains. A parent domain may be the zone's own
 * domain.
 */
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
 * A DNS server that accepts dynamic updates. external-dns needs zone transfers to see its own records. Each flag also exists as an environment
 * variable, so the key is in no argument. https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/rfc2136.md
 */
const server: DnsProvider = {
  service: "a DNS server",
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

/** Returns the provider of a zone. The fields of the zone determine the provider. */
export function dnsProvider([zone]: readonly DnsZone[]): DnsProvider | undefined {
  if (zone === undefined) {
    return undefined;
  }
  if ("server" in zone) {
    return server;
  }
  return "hostedZoneId" in zone ? aws : "managedZone" in zone ? gcp : azure;
}
