import type { AwsPermission, Cloud, CloudPermissions, Cluster } from "../../../clusters/contract";
import { awsSite } from "../../cloud-site";
import {
  azureDnsPermissions,
  azureDnsZones,
  cloudDnsPermissions,
  cloudDnsZones,
  type DnsZone,
  type RecordScope,
  route53Permissions,
  route53Zones,
} from "../../dns";

type Permissions = (zones: readonly DnsZone[], cluster: Cluster) => CloudPermissions;

/** The TXT records of DNS-01 challenges: https://cert-manager.io/docs/configuration/acme/dns01/route53/ */
const challengeRecords: RecordScope = {
  types: ["TXT"],
  names: (domain) => [`_acme-challenge.${domain}`, `_acme-challenge.*.${domain}`],
};

const byCloud = {
  aws: (zones, cluster) => ({ aws: onRoute53(zones, cluster) }),
  /* Issuers name their zones, so cert-manager does not list all zones of the project. */
  gcp: (zones) => ({ gcp: cloudDnsPermissions(cloudDnsZones(zones)) }),
  azure: (zones, { cloudFacts }) => ({
    azure: cloudFacts && azureDnsPermissions(azureDnsZones(zones), cloudFacts.accountId),
  }),
  none: () => ({}),
} as const satisfies Record<Cloud, Permissions>;

/** Returns the permissions for DNS-01 challenges in zones. On AWS, they allow only changes to challenge records. */
export function challengePermissions(cluster: Cluster, zones: readonly DnsZone[]): CloudPermissions {
  return byCloud[cluster.cloud](zones, cluster);
}

function onRoute53(zones: readonly DnsZone[], cluster: Cluster): AwsPermission[] | undefined {
  const site = awsSite(cluster);
  return (
    site && [
      { actions: ["route53:GetChange"], resources: [`arn:${site.partition}:route53:::change/*`] },
      ...route53Permissions(route53Zones(zones), site, challengeRecords),
    ]
  );
}
