import * as pulumi from "@pulumi/pulumi";
import type { AzurePermission } from "../../clusters/contract";
import { resourceGroupId } from "../cloud-site";

/**
 * A public zone of Azure DNS.
 *
 * @example
 * ```ts
 * const azureDnsZone: AzureDnsZone = { domain: "example.com", resourceGroup: "dns" };
 * ```
 */
export interface AzureDnsZone {
  /** The zone's own domain, for instance `example.com`. */
  readonly domain: string;
  /** Name of the zone's resource group, for instance an `azure_native.resources.ResourceGroup`'s `name`. */
  readonly resourceGroup: pulumi.Input<string>;
  /** Id of the zone's subscription. The deployer must be allowed to assign roles there. @default the cluster's */
  readonly subscriptionId?: string;
}

/**
 * Returns the permission to change records in these zones only; those that name no subscription are in the cluster's:
 * https://learn.microsoft.com/azure/dns/dns-protect-zones-recordsets
 */
export function azureDnsPermissions(zones: readonly AzureDnsZone[], clusters: string): AzurePermission[] {
  return zones.map(({ domain, resourceGroup, subscriptionId = clusters }) => ({
    role: "DNS Zone Contributor",
    scope: pulumi.interpolate`${resourceGroupId(subscriptionId, resourceGroup)}/providers/Microsoft.Network/dnsZones/${domain}`,
  }));
}
