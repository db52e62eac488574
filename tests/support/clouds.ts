import type { Cloud, CloudFacts, DnsZone, ExistingCluster } from "../../components";
import { existingCluster } from "./programs";

const subscription = "11111111-2222-3333-4444-555555555555";

/** The facts about the clusters of tests in each cloud. */
export const cloudFacts = {
  aws: { accountId: "111122223333", region: "eu-central-1", clusterName: "test", networkId: "vpc-0123456789abcdef0" },
  gcp: { accountId: "shop-prod", region: "europe-west3", clusterName: "test", projectNumber: "123456789012" },
  azure: {
    accountId: subscription,
    region: "germanywestcentral",
    clusterName: "test",
    resourceGroup: "test",
    tenantId: "99999999-8888-7777-6666-555555555555",
  },
  none: undefined,
} as const satisfies Record<Cloud, CloudFacts | undefined>;

/** A zone of `example.com` in each cloud's DNS; where there is none, on a DNS server. */
export const dnsZones = {
  aws: { domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
  gcp: { domain: "example.com", managedZone: "example-com" },
  azure: { domain: "example.com", resourceGroup: "dns" },
  none: { domain: "example.com", server: "10.0.0.53", tsig: { name: "keelson", secret: { key: "dns/tsig" } } },
} as const satisfies Record<Cloud, DnsZone>;

/** Id of the resource group of the zone on Azure. */
export const dnsGroupId = `/subscriptions/${subscription}/resourceGroups/dns`;

/** An identity as each cloud names it. */
const identities = {
  aws: "arn:aws:iam::111122223333:role/test",
  gcp: "test@shop-prod.iam.gserviceaccount.com",
  azure: "00000000-1111-2222-3333-444444444444",
} as const satisfies Record<Exclude<Cloud, "none">, string>;

/** A cluster in a cloud that was made elsewhere, with an identity for the service accounts that are named. */
export function existingIn(
  cloud: Cloud,
  accounts: readonly string[],
  args: Parameters<typeof existingCluster>[0] = {},
): ExistingCluster {
  return existingCluster({
    cloud,
    cloudFacts: cloudFacts[cloud],
    ...(cloud !== "none" && {
      identities: Object.fromEntries(accounts.map((account) => [account, identities[cloud]])),
    }),
    ...args,
  });
}
