import { RouteTable } from "@pulumi/azure-native/network";
import { type Context, placeOf } from "../context";

/** Creates the routes of the cluster's own network, which lead to the firewall of the hub. */
export function createFirewallRoutes(context: Context, firewallAddress: string): RouteTable {
  return new RouteTable(
    `${context.name}-egress`,
    {
      ...placeOf(context),
      disableBgpRoutePropagation: false,
      routes: [
        {
          name: "internet",
          addressPrefix: "0.0.0.0/0",
          nextHopType: "VirtualAppliance",
          nextHopIpAddress: firewallAddress,
        },
      ],
    },
    context.opts,
  );
}
