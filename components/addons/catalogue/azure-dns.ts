import * as pulumi from "@pulumi/pulumi";
import type { AzurePermission } from "../../clusters/contract";

/** A public zone of Azure DNS in the cluster's subscription. */
export interface AzureDnsZone {
  /** The zone's own domain, for instance `example.com`. */
  readonly domain: string;
  /** Name of the resource group that the zone is in, for instance an `azure_native.resources.ResourceGroup`'s `name`. */
  readonly resourceGroup: pulumi.Input<string>;
}

/** Id of a resource group of a subscription. */
export function resourceGroupId(subscriptionId: string, resourceGroup: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

/**
 * Permission to change records in these zones, and nothing in others:
 * https://learn.microsoft.com/azure/dns/dns-protect-zones-recordsets
 */
export function azureDnsPermissions(zones: readonly AzureDnsZone[], subscriptionId: string): AzurePermission[] {
  return zones.map(({ domain, resourceGroup }) => ({
    role: "DNS Zone Contributor",
    scope: pulumi.interpolate`${resourceGroupId(subscriptionId, resourceGroup)}/providers/Microsoft.Network/dnsZones/${domain}`,
  }));
}
