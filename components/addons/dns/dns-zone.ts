import type * as pulumi from "@pulumi/pulumi";
import { matches, once } from "../../checks";
import type { Cloud } from "../../clusters/contract";
import { type Problem, quote } from "../../problems";
import type { AzureDnsZone } from "./azure-dns";
import type { CloudDnsZone } from "./cloud-dns";
import { checkCredentials, hasCredentials } from "./credentials";
import { checkDnsServer, type DnsServerZone } from "./dns-server";
import type { Route53Zone } from "./route53";

/**
 * A DNS zone: in the DNS service of the cluster's cloud, in another cloud (with credentials), or on your own DNS server.
 *
 * @form a zone of the cluster's cloud ({ domain, hostedZoneId } in Route 53, { domain, managedZone } in Cloud DNS, { domain, resourceGroup } in
 * Azure DNS), a zone of another cloud with its credentials, or a zone on a DNS server ({ domain, server, tsig })
 */
export type DnsZone = Route53Zone | CloudDnsZone | AzureDnsZone | DnsServerZone;

/** The field with which a cloud's DNS service identifies a zone, in addition to the domain. */
interface ZoneTerms {
  readonly service: string;
  readonly key: "hostedZoneId" | "managedZone" | "resourceGroup";
  readonly what: string;
  readonly form: RegExp;
  readonly example: string;
}

const terms = {
  aws: {
    service: "Route 53",
    key: "hostedZoneId",
    what: "the id of a hosted zone",
    form: /^Z[A-Z0-9]{11,31}$/,
    example: "Z0123456789ABCDEFGHIJ",
  },
  /* https://cloud.google.com/dns/docs/reference/rest/v1/managedZones#ManagedZone.FIELDS.name */
  gcp: {
    service: "Cloud DNS",
    key: "managedZone",
    what: "the name of a managed zone",
    form: /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
    example: "example-com",
  },
  /* https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources */
  azure: {
    service: "Azure DNS",
    key: "resourceGroup",
    what: "the name of a resource group",
    form: /^[-\w.()]{0,89}[-\w()]$/,
    example: "dns",
  },
  none: undefined,
} as const satisfies Record<Cloud, ZoneTerms | undefined>;

const domainForm = /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z][-a-z0-9]{0,61}[a-z0-9]$/;

/** Returns the zones of Route 53. */
export function route53Zones(zones: readonly DnsZone[]): Route53Zone[] {
  return zones.filter((zone) => "hostedZoneId" in zone);
}

/** Returns the zones of Cloud DNS. */
export function cloudDnsZones(zones: readonly DnsZone[]): CloudDnsZone[] {
  return zones.filter((zone) => "managedZone" in zone);
}

/** Returns the zones of Azure DNS. */
export function azureDnsZones(zones: readonly DnsZone[]): AzureDnsZone[] {
  return zones.filter((zone) => "resourceGroup" in zone);
}

/** Returns the zones of DNS servers. */
export function dnsServerZones(zones: readonly DnsZone[]): DnsServerZone[] {
  return zones.filter((zone) => "server" in zone);
}

/** Returns the private zones. */
export function privateZones(zones: readonly DnsZone[]): DnsZone[] {
  return zones.filter((zone) => "private" in zone && zone.private === true);
}

/** Lists the mistakes in zones: zones in another cloud, malformed domains or identifiers, and duplicates. */
export function checkDnsZones(path: string, cloud: Cloud, zones: readonly DnsZone[]): Problem[] {
  const misfits = zones.flatMap((zone, index) => {
    const message = zoneMisfit(cloud, zone);
    return message === undefined ? [] : [{ path: `${path}[${index}]`, message }];
  });
  const domains = zones.map(({ domain }) => domain);
  return misfits.length > 0
    ? misfits
    : [...zones.flatMap((zone, index) => checkZone(`${path}[${index}]`, zone)), ...once(path, domains, "domain")];
}

/** Returns a message if the form of a zone does not match the cloud. The message describes the right form. */
export function zoneMisfit(cloud: Cloud, zone: DnsZone): string | undefined {
  if ("server" in zone || hasCredentials(zone)) {
    return undefined;
  }
  const { service, key }: Partial<ZoneTerms> = terms[cloud] ?? {};
  const others = "a zone on a DNS server ({ domain, server, tsig }) or a zone in another cloud with credentials";
  if (service === undefined || key === undefined) {
    return `expected ${others}, because Keelson knows no DNS service for cloud ${quote(cloud)}`;
  }
  const fits = key in zone;
  return fits
    ? undefined
    : `expected a zone in ${service} ({ domain, ${key} }), ${others}, because the cluster is on cloud ${quote(cloud)}`;
}

function checkZone(path: string, zone: DnsZone): Problem[] {
  const form = 'a lower-case domain without a final dot, such as "example.com"';
  return [
    ...matches(`${path}.domain`, zone.domain, domainForm, form),
    ...("server" in zone
      ? checkDnsServer(path, zone)
      : [
          ...Object.values(terms).flatMap((known) => (known === undefined ? [] : checkKey(path, known, zone))),
          ...checkPlace(path, zone),
          ...(hasCredentials(zone) ? checkCredentials(path, zone) : []),
        ]),
  ];
}

function checkPlace(path: string, zone: Exclude<DnsZone, DnsServerZone>): Problem[] {
  const project = "managedZone" in zone ? zone.project : undefined;
  const subscriptionId = "resourceGroup" in zone ? zone.subscriptionId : undefined;
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  return [
    ...matches(`${path}.project`, project, /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/, 'the id of a project such as "shop-dns"'),
    ...matches(`${path}.subscriptionId`, subscriptionId, guid, "the id of a subscription, a GUID in lower case"),
  ];
}

function checkKey(
  path: string,
  { key, what, form, example }: ZoneTerms,
  zone: Exclude<DnsZone, DnsServerZone>,
): Problem[] {
  const parts: Partial<Record<ZoneTerms["key"], pulumi.Input<string>>> = zone;
  return matches(`${path}.${key}`, parts[key], form, `${what} such as ${quote(example)}`);
}
