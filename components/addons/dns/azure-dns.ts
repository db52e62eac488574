import * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../capabilities";
import type { AzurePermission } from "../../clusters/contract";
import { resourceGroupId } from "../cloud-site";

/**
 * An application in Microsoft Entra that may change the records of zones.
 *
 * @example
 * ```ts
 * const credentials: AzureDnsCredentials = {
 *   tenantId: "99990000-8888-7777-6666-555544443333",
 *   clientId: "33334444-0000-0000-0000-000000000009",
 *   secret: { store: "vault", key: "dns/azure" },
 * };
 * ```
 */
export interface AzureDnsCredentials {
  /** Id of the application's tenant in Microsoft Entra. */
  readonly tenantId: string;
  /** Id of the application. */
  readonly clientId: string;
  /** The application's client secret, as a secret in one of the platform's stores. */
  readonly secret: StoredSecret;
}

/**
 * A zone in Azure DNS.
 *
 * @example
 * ```ts
 * const azureDnsZone: AzureDnsZone = { domain: "example.com", resourceGroup: "dns" };
 * ```
 */
export interface AzureDnsZone {
  /** The zone's domain, for instance `example.com`. */
  readonly domain: string;
  /** Name of the zone's resource group, for instance an `azure_native.resources.ResourceGroup`'s `name`. */
  readonly resourceGroup: pulumi.Input<string>;
  /**
   * Id of the zone's subscription. Pulumi must have permission to assign roles in this subscription. Required with `credentials`.
   *
   * @default the cluster's subscription
   */
  readonly subscriptionId?: string;
  /** If true, the zone is private: only the zone's virtual networks can see it. @default false */
  readonly private?: boolean;
  /**
   * The application that may change the zone's records. Set this option for a cluster outside Azure.
   *
   * @default none: the cluster's own Azure identity changes the records
   */
  readonly credentials?: AzureDnsCredentials;
}

/**
 * Returns the permission to change records only in these zones. Zones without `subscriptionId` are in the cluster's subscription:
 * https://learn.microsoft.com/azure/dns/dns-protect-zones-recordsets, https://learn.microsoft.com/azure/dns/dns-protect-private-zones-recordsets
 */
export function azureDnsPermissions(zones: readonly AzureDnsZone[], clusters: string): AzurePermission[] {
  return zones.map(({ domain, resourceGroup, subscriptionId = clusters, private: isPrivate = false }) => {
    const [role, type] = isPrivate
      ? ["Private DNS Zone Contributor", "privateDnsZones"]
      : ["DNS Zone Contributor", "dnsZones"];
    const group = resourceGroupId(subscriptionId, resourceGroup);
    return { role, scope: pulumi.interpolate`${group}/providers/Microsoft.Network/${type}/${domain}` };
  });
}
