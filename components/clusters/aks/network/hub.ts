import { type VirtualNetwork, VirtualNetworkPeering } from "@pulumi/azure-native/network";
import { Provider } from "@pulumi/azure-native/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";
import type { AksHubArgs } from "./args";

/** The parts of a network's id. */
interface NetworkId {
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkName: string;
}

/** Reads the id of a network. */
function partsOfVnetId(id: string): NetworkId {
  const [, , subscriptionId = "", , resourceGroupName = "", , , , virtualNetworkName = ""] = id.split("/");
  return { subscriptionId, resourceGroupName, virtualNetworkName };
}

/**
 * Connects the cluster's network (the spoke) with the hub, in both directions. The hub's peering comes first, because the spoke may only use a
 * gateway that the hub already shares.
 *
 * @param after changes of the cluster's network to wait for. Azure allows one change at a time, and the hub's peering counts as a change, too:
 * https://github.com/hashicorp/terraform-provider-azurerm/issues/2605
 */
export function createPeerings(
  context: Context,
  vnet: VirtualNetwork,
  { vnetId, useRemoteGateways = false }: AksHubArgs,
  after: readonly pulumi.Resource[],
): pulumi.Resource[] {
  const { name, clusterName, resourceGroupName, opts } = context;
  const hub = partsOfVnetId(vnetId);
  const toSpoke = new VirtualNetworkPeering(
    `${name}-from-hub`,
    {
      resourceGroupName: hub.resourceGroupName,
      virtualNetworkName: hub.virtualNetworkName,
      virtualNetworkPeeringName: `${resourceGroupName}-${clusterName}`,
      remoteVirtualNetwork: { id: vnet.id },
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: useRemoteGateways,
      useRemoteGateways: false,
    },
    { ...opts, provider: hubProvider(context, hub.subscriptionId), dependsOn: [vnet, ...after] },
  );
  const toHub = new VirtualNetworkPeering(
    `${name}-to-hub`,
    {
      resourceGroupName,
      virtualNetworkName: vnet.name,
      virtualNetworkPeeringName: "hub",
      remoteVirtualNetwork: { id: vnetId },
      allowVirtualNetworkAccess: true,
      /* A VPN appliance or a firewall in the hub forwards traffic from addresses outside the hub. */
      allowForwardedTraffic: true,
      allowGatewayTransit: false,
      useRemoteGateways,
    },
    { ...opts, dependsOn: [vnet, ...after, toSpoke] },
  );
  return [toSpoke, toHub];
}

/** Returns the provider for the hub's subscription, which may differ from the cluster's subscription. */
function hubProvider({ name, subscriptionId, tenantId, location, opts }: Context, ofHub: string) {
  return ofHub.toLowerCase() === subscriptionId.toLowerCase()
    ? opts.provider
    : new Provider(
        `${name}-hub`,
        { subscriptionId: ofHub, tenantId, location, disablePulumiPartnerId: true },
        { parent: opts.parent },
      );
}
