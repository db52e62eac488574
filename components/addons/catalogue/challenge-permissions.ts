import type { AwsPermission, Cloud, CloudPermissions, Cluster } from "../../clusters/contract";
import { awsSite } from "./aws-site";
import { azureDnsPermissions } from "./azure-dns";
import { cloudDnsPermissions } from "./cloud-dns";
import { azureDnsZones, cloudDnsZones, type DnsZone, route53Zones } from "./dns-zone";
import { type RecordScope, recordPermissions } from "./route53";

type Permissions = (zones: readonly DnsZone[], cluster: Cluster) => CloudPermissions;

/** The TXT records that DNS-01 asks for: https://cert-manager.io/docs/configuration/acme/dns01/route53/ */
const challengeRecords: RecordScope = {
  types: ["TXT"],
  names: (domain) => [`_acme-challenge.${domain}`, `_acme-challenge.*.${domain}`],
};

const byCloud = {
  aws: (zones, cluster) => ({ aws: onRoute53(zones, cluster) }),
  /* The zones are named, so that none has to be looked for in the whole project. */
  gcp: (zones) => ({ gcp: cloudDnsPermissions(cloudDnsZones(zones)) }),
  azure: (zones, { cloudFacts }) => ({
    azure: cloudFacts && azureDnsPermissions(azureDnsZones(zones), cloudFacts.accountId),
  }),
  none: () => ({}),
} as const satisfies Record<Cloud, Permissions>;

/** Permission to answer DNS-01 challenges in zones; on AWS to change challenges' records only. */
export function challengePermissions(cluster: Cluster, zones: readonly DnsZone[]): CloudPermissions {
  return byCloud[cluster.cloud](zones, cluster);
}

function onRoute53(zones: readonly DnsZone[], cluster: Cluster): AwsPermission[] | undefined {
  const site = awsSite(cluster);
  return (
    site && [
      { actions: ["route53:GetChange"], resources: [`arn:${site.partition}:route53:::change/*`] },
      ...recordPermissions(route53Zones(zones), site, challengeRecords),
    ]
  );
}
