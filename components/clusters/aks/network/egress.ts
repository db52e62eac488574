import { NatGateway, PublicIPAddress } from "@pulumi/azure-native/network";
import { type Context, placeOf } from "../context";

const idleTimeoutInMinutes = 4;

/**
 * Makes the way out of a network of our own: a NAT gateway with an address of its own. A subnet takes one gateway, and the provider
 * knows only those that stand in one zone, which Azure chooses here.
 */
export function createNatGateway(context: Context): NatGateway {
  const { name, opts } = context;
  const address = new PublicIPAddress(
    `${name}-egress`,
    {
      ...placeOf(context),
      sku: { name: "Standard", tier: "Regional" },
      publicIPAddressVersion: "IPv4",
      publicIPAllocationMethod: "Static",
      zones: [...context.args.vnet.zones],
    },
    opts,
  );
  return new NatGateway(
    `${name}-egress`,
    { ...placeOf(context), sku: { name: "Standard" }, idleTimeoutInMinutes, publicIpAddresses: [{ id: address.id }] },
    opts,
  );
}
