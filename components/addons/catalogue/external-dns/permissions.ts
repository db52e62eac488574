import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import { awsSite, resourceGroupId } from "../../cloud-site";
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

/** The records of hosts. Each record has a TXT record that names its owner. */
const records: RecordScope = {
  types: ["A", "AAAA", "CNAME", "TXT"],
  names: (domain) => [domain, `*.${domain}`],
};

/** Returns the permissions for zones of Route 53: to find them, and to change records of these types and names. */
export function onRoute53(zones: readonly DnsZone[], cluster: Cluster): CloudPermissions {
  const site = awsSite(cluster);
  const list = { actions: ["route53:ListHostedZones"], resources: ["*"] };
  return { aws: site && [list, ...route53Permissions(route53Zones(zones), site, records)] };
}

/** Returns the roles for zones of Cloud DNS. external-dns also lists all zones of the project. */
export function onCloudDns(zones: readonly DnsZone[]): CloudPermissions {
  const project = projectOf(zones);
  const list = { role: "roles/dns.reader", ...(project !== undefined && { project }) };
  return { gcp: [list, ...cloudDnsPermissions(cloudDnsZones(zones))] };
}

/** Returns the project of the zones. All zones have the same project. */
export function projectOf(zones: readonly DnsZone[]): string | undefined {
  return cloudDnsZones(zones)[0]?.project;
}

/** Returns the roles for zones of Azure DNS. external-dns also lists the zones of their resource group. */
export function onAzureDns(zones: readonly DnsZone[], { cloudFacts }: Cluster): CloudPermissions {
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
}
