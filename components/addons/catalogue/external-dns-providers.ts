import * as pulumi from "@pulumi/pulumi";
import type { ChartValues } from "../../charts";
import type { Cloud, CloudPermissions, Cluster } from "../../clusters/contract";
import { awsSite } from "./aws-site";
import { azureDnsPermissions, resourceGroupId } from "./azure-dns";
import { cloudDnsPermissions } from "./cloud-dns";
import { azureDnsZones, cloudDnsZones, type DnsZone, route53Zones } from "./dns-zone";
import { type RecordScope, recordPermissions } from "./route53";

/** What a provider of external-dns is told, and may do. */
interface DnsProvider {
  readonly values: (zones: readonly DnsZone[], cluster: Cluster) => ChartValues;
  readonly permissions: (zones: readonly DnsZone[], cluster: Cluster) => CloudPermissions;
}

/** Records of hosts, and beside each the TXT record that says whose it is. */
const records: RecordScope = {
  types: ["A", "AAAA", "CNAME", "TXT"],
  names: (domain) => [domain, `*.${domain}`],
};

/** https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/aws.md */
const aws: DnsProvider = {
  values: (zones, { cloudFacts }) => ({
    provider: { name: "aws" },
    env: [{ name: "AWS_REGION", value: cloudFacts?.region }],
    extraArgs: { "zone-id-filter": route53Zones(zones).map(({ hostedZoneId }) => hostedZoneId) },
  }),
  permissions: (zones, cluster) => {
    const site = awsSite(cluster);
    const list = { actions: ["route53:ListHostedZones"], resources: ["*"] };
    return { aws: site && [list, ...recordPermissions(route53Zones(zones), site, records)] };
  },
};

/** It reads the list of all zones of the project: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/gke.md */
const gcp: DnsProvider = {
  values: (zones, { cloudFacts }) => ({
    provider: { name: "google" },
    extraArgs: {
      "google-project": cloudFacts?.accountId,
      "zone-id-filter": cloudDnsZones(zones).map(({ managedZone }) => managedZone),
    },
  }),
  permissions: (zones) => ({ gcp: [{ role: "roles/dns.reader" }, ...cloudDnsPermissions(cloudDnsZones(zones))] }),
};

/** It lists the zones of one resource group: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/docs/tutorials/azure.md */
const azure: DnsProvider = {
  values: (zones, cluster) => ({
    provider: { name: "azure" },
    /* The end of a zone's id, so that no zone below it is meant. */
    extraArgs: { "zone-id-filter": zones.map(({ domain }) => `/${domain}`) },
    /* Nothing in it is secret; its Secret is the only way in which the chart brings a file. */
    secretConfiguration: {
      enabled: true,
      mountPath: "/etc/kubernetes",
      data: { "azure.json": azureJson(zones, cluster) },
    },
  }),
  permissions: (zones, { cloudFacts }) => {
    const { accountId } = cloudFacts ?? {};
    const own = azureDnsZones(zones);
    const groups = own.slice(0, 1).map(({ resourceGroup }) => resourceGroup);
    return {
      azure:
        accountId === undefined
          ? []
          : [
              ...groups.map((group) => ({ role: "Reader", scope: resourceGroupId(accountId, group) })),
              ...azureDnsPermissions(own, accountId),
            ],
    };
  },
};

function azureJson(zones: readonly DnsZone[], { cloudFacts }: Cluster): pulumi.Output<string> {
  return pulumi.jsonStringify({
    subscriptionId: cloudFacts?.accountId,
    tenantId: cloudFacts?.tenantId,
    resourceGroup: azureDnsZones(zones)[0]?.resourceGroup,
    useWorkloadIdentityExtension: true,
  });
}

/** By the cluster's cloud. */
export const dnsProviders = { aws, gcp, azure, none: undefined } as const satisfies Record<
  Cloud,
  DnsProvider | undefined
>;
