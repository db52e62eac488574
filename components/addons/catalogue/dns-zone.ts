import type * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "../../clusters/contract";
import { isPlain, type Problem, quote } from "../../problems";
import type { AzureDnsZone } from "./azure-dns";
import type { CloudDnsZone } from "./cloud-dns";
import type { Route53Zone } from "./route53";

/** A zone of the DNS service of the cluster's cloud. */
export type DnsZone = Route53Zone | CloudDnsZone | AzureDnsZone;

/** What tells a cloud's zones apart, besides the domain. */
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
    form: /^Z[A-Z0-9]{1,31}$/,
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

/** Picks the zones that are Route 53's. */
export function route53Zones(zones: readonly DnsZone[]): Route53Zone[] {
  return zones.filter((zone) => "hostedZoneId" in zone);
}

/** Picks the zones that are Cloud DNS'. */
export function cloudDnsZones(zones: readonly DnsZone[]): CloudDnsZone[] {
  return zones.filter((zone) => "managedZone" in zone);
}

/** Picks the zones that are Azure DNS'. */
export function azureDnsZones(zones: readonly DnsZone[]): AzureDnsZone[] {
  return zones.filter((zone) => "resourceGroup" in zone);
}

/** Objections to zones: another cloud's, what is no domain, no id, or is there twice. */
export function checkDnsZones(path: string, cloud: Cloud, zones: readonly DnsZone[]): Problem[] {
  const misfits = zones.flatMap((zone, index) => {
    const message = zoneMisfit(cloud, zone);
    return message === undefined ? [] : [{ path: `${path}[${index}]`, message }];
  });
  return misfits.length > 0 ? misfits : zones.flatMap((zone, index) => checkZone(path, zones, zone, index));
}

/** Says which zones a cluster of a cloud has, where this is none of them. */
export function zoneMisfit(cloud: Cloud, zone: DnsZone): string | undefined {
  const { service, key }: Partial<ZoneTerms> = terms[cloud] ?? {};
  if (service === undefined || key === undefined) {
    return `no zones, since the cluster's cloud is ${quote(cloud)} and has no DNS service that is known: leave them out`;
  }
  const fits = key in zone;
  return fits ? undefined : `a zone of ${service}, { domain, ${key} }, since the cluster's cloud is ${quote(cloud)}`;
}

function checkZone(path: string, zones: readonly DnsZone[], zone: DnsZone, index: number): Problem[] {
  const { domain } = zone;
  const at = `${path}[${index}]`;
  const problems: (Problem | false)[] = [
    !domainForm.test(domain) && {
      path: `${at}.domain`,
      message: `a domain in lower case, without a dot at its end, given ${quote(domain)}, for instance "example.com"`,
    },
    ...Object.values(terms).map((known) => known !== undefined && checkKey(at, known, zone)),
    zones.findIndex((other) => other.domain === domain) < index && {
      path: `${at}.domain`,
      message: `each domain once, given ${quote(domain)} again: keep one`,
    },
  ];
  return problems.filter((problem) => problem !== false);
}

function checkKey(at: string, { key, what, form, example }: ZoneTerms, zone: DnsZone): Problem | false {
  const parts: Readonly<Record<string, pulumi.Input<string>>> = { ...zone };
  const value = parts[key];
  return (
    isPlain(value) &&
    !form.test(value) && {
      path: `${at}.${key}`,
      message: `${what}, given ${quote(value)}, for instance ${quote(example)}`,
    }
  );
}
