import { collectProblems, expected, type Problem } from "../../../problems";
import { parseRange } from "../../../ranges";
import { checkApart, checkWithin } from "../../shared-checks";
import { checkResourceId } from "../check-id";
import type { AksVnetArgs } from "./args";

const kinds = ["nodes", "apiServer"] as const;
const network = "Microsoft.Network/virtualNetworks";
/** Smallest subnet that AKS accepts for an API server. https://learn.microsoft.com/azure/aks/api-server-vnet-integration */
const apiServerPrefix = 28;

/** Lists the mistakes in an existing network, and in options that need an existing network. */
export function checkExistingNetwork(vnet: AksVnetArgs): Problem[] {
  const { vnetId, publicPorts, flowLogs, nodes, apiServer, subnetCidrs } = vnet;
  if (vnetId === undefined) {
    const message = "needs vnetId; Keelson creates the subnets of the cluster's own network";
    return collectProblems(kinds.map((kind) => vnet[kind] !== undefined && { path: `vnet.${kind}`, message }));
  }
  const { cidr = "" } = apiServer ?? {};
  return [
    ...checkResourceId("vnet.vnetId", network, vnetId),
    ...collectProblems([
      flowLogs !== undefined && {
        path: "vnet.flowLogs",
        message: "is not allowed with vnetId, because the network exists already; remove it",
      },
      subnetCidrs !== undefined && {
        path: "vnet.subnetCidrs",
        message: "is not allowed with vnetId, because the network exists already; remove it",
      },
      publicPorts !== undefined && {
        path: "vnet.publicPorts",
        message: "is not allowed with vnetId, because the subnet of the nodes already has a security group; remove it",
      },
      ...kinds.map((kind) => vnet[kind] === undefined && expected(`vnet.${kind}`, "a subnet", undefined)),
      (parseRange(cidr)?.prefix ?? 0) > apiServerPrefix &&
        expected("vnet.apiServer.cidr", `a range of /${apiServerPrefix} or larger`, cidr),
    ]),
    ...checkApart("vnet.apiServer.cidr", cidr, "vnet.nodes.cidr", nodes?.cidr ?? ""),
    ...kinds.flatMap((kind) => {
      const subnet = vnet[kind];
      return subnet === undefined
        ? []
        : [
            ...checkResourceId(`vnet.${kind}.subnetId`, `${network}/subnets`, subnet.subnetId),
            ...checkWithin(`vnet.${kind}.cidr`, subnet.cidr, "vnet.cidr", vnet.cidr),
          ];
    }),
  ];
}
