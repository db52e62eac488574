import { NatGateway, PublicIPAddress } from "@pulumi/azure-native/network";
import { type Context, placeOf } from "../context";

const idleTimeoutInMinutes = 4;

/**
 * Creates the route from the cluster's own network to the internet: a NAT gateway with its own address. A subnet can have only one gateway. The
 * provider supports only gateways in a single zone, and Azure chooses this zone.
 */
export function createNatGateway(context: Context, zones: readonly string[]): NatGateway {
  const { name, opts } = context;
  const address = new PublicIPAddress(
    `${name}-egress`,
    {
      ...placeOf(context),
      sku: { name: "Standard", tier: "Regional" },
      publicIPAddressVersion: "IPv4",
      publicIPAllocationMethod: "Static",
      zones: [...zones],
    },
    opts,
  );
  return new NatGateway(
    `${name}-egress`,
    { ...placeOf(context), sku: { name: "Standard" }, idleTimeoutInMinutes, publicIpAddresses: [{ id: address.id }] },
    opts,
  );
}
