import { collectProblems, type Problem, quote } from "../../../problems";
import { checkCidr } from "../../check-ranges";
import { contains, overlap, parseRange } from "../../../ranges";
import type { AksSubnetArgs, AksVnetArgs } from "../args";
import { checkResourceId } from "../check-id";

const kinds = ["nodes", "apiServer"] as const;
const network = "Microsoft.Network/virtualNetworks";
/** Smallest subnet that AKS puts an API server in. https://learn.microsoft.com/azure/aks/api-server-vnet-integration */
const apiServerPrefix = 28;

/** Lists the objections to a network that was made elsewhere. */
export function checkExistingNetwork(vnet: AksVnetArgs): Problem[] {
  const { vnetId, publicPorts, flowLogs } = vnet;
  if (vnetId === undefined) {
    return collectProblems(
      kinds.map(
        (kind) =>
          vnet[kind] !== undefined && {
            path: `vnet.${kind}`,
            message: "with vnetId only: a network that is made here has subnets of its own",
          },
      ),
    );
  }
  return [
    ...checkResourceId("vnet.vnetId", network, vnetId),
    ...collectProblems([
      flowLogs !== undefined && { path: "vnet.flowLogs", message: "not with vnetId: the network is there" },
      publicPorts !== undefined && {
        path: "vnet.publicPorts",
        message: "not with vnetId: the security group of the nodes' subnet is its owner's",
      },
      ...kinds.map(
        (kind) => vnet[kind] === undefined && { path: `vnet.${kind}`, message: "the subnet, given nothing" },
      ),
      isShared(vnet) && {
        path: "vnet.apiServer.cidr",
        message: `a range apart from vnet.nodes.cidr (${vnet.nodes?.cidr}), given ${quote(vnet.apiServer?.cidr)}`,
      },
      (parseRange(vnet.apiServer?.cidr ?? "")?.prefix ?? 0) > apiServerPrefix && {
        path: "vnet.apiServer.cidr",
        message: `a range of /${apiServerPrefix} or larger, given ${quote(vnet.apiServer?.cidr)}`,
      },
    ]),
    ...kinds.flatMap((kind) => {
      const subnet = vnet[kind];
      return subnet === undefined ? [] : checkSubnet(`vnet.${kind}`, subnet, vnet.cidr);
    }),
  ];
}

function isShared({ nodes, apiServer }: AksVnetArgs): boolean {
  const [one, other] = [parseRange(nodes?.cidr ?? ""), parseRange(apiServer?.cidr ?? "")];
  return one !== undefined && other !== undefined && overlap(one, other);
}

function checkSubnet(path: string, { subnetId, cidr }: AksSubnetArgs, vnetCidr: string): Problem[] {
  const [whole, range] = [parseRange(vnetCidr), parseRange(cidr)];
  return [
    ...checkResourceId(`${path}.subnetId`, `${network}/subnets`, subnetId),
    ...checkCidr(`${path}.cidr`, cidr),
    ...collectProblems([
      whole !== undefined &&
        range !== undefined &&
        !contains(whole, range) && {
          path: `${path}.cidr`,
          message: `a range within vnet.cidr (${vnetCidr}), given ${quote(cidr)}`,
        },
    ]),
  ];
}
