import { collectProblems, expected, type Problem } from "../../../problems";
import { isPrivate, parseRange } from "../../../ranges";
import { checkResourceId } from "../check-id";
import type { AksVnetArgs } from "./args";

/** Lists the mistakes in the hub of the cluster's own network, and in the route to the internet through the hub's firewall. */
export function checkHub({ hub, vnetId, outbound = "nat-gateway" }: AksVnetArgs): Problem[] {
  const isRouted = outbound === "user-defined-routing";
  if (hub === undefined || vnetId !== undefined) {
    return collectProblems([
      hub !== undefined && {
        path: "vnet.hub",
        message: "is not allowed with vnetId, because you peer an existing network yourself; remove it",
      },
      isRouted &&
        vnetId === undefined && {
          path: "vnet.outbound",
          message: "needs hub.firewallAddress, or an existing network (vnetId) with a route to the internet",
        },
    ]);
  }
  const { firewallAddress } = hub;
  const address = firewallAddress === undefined ? undefined : parseRange(`${firewallAddress}/32`);
  return [
    ...checkResourceId("vnet.hub.vnetId", "Microsoft.Network/virtualNetworks", hub.vnetId),
    ...collectProblems([
      firewallAddress !== undefined &&
        (address === undefined || !isPrivate(address)) &&
        expected("vnet.hub.firewallAddress", "a private address such as 10.0.1.4", firewallAddress),
      firewallAddress !== undefined &&
        !isRouted && {
          path: "vnet.hub.firewallAddress",
          message: 'needs outbound "user-defined-routing"; otherwise connections leave through the NAT gateway',
        },
      isRouted &&
        firewallAddress === undefined && {
          path: "vnet.outbound",
          message: "needs hub.firewallAddress as the route to the internet",
        },
    ]),
  ];
}
