import { collectProblems, type Problem } from "../../../problems";
import { parseRange, sizeOf } from "../../../ranges";
import { defaultPodCidr, type NetworkArgs, nodePodPrefix, subnetRanges, usableAddresses } from "../network";
import type { NodesArgs } from "./args";
import { nodesAtMost, planPools } from "./plan";

/** Addresses of the nodes' subnet that are kept free for internal load balancers. */
const loadBalancerAddresses = 16;

/** Lists the mistakes of pools whose range is too small to grow to `max` during an upgrade. */
export function checkAddresses(args: NodesArgs & NetworkArgs): Problem[] {
  const { vnet, podCidr = defaultPodCidr } = args;
  const nodes = planPools(args).reduce((sum, pool) => sum + nodesAtMost(pool), 0);
  const { nodes: cidr } = subnetRanges(vnet);
  const has = usableAddresses(cidr) - loadBalancerAddresses;
  const pods = parseRange(podCidr);
  const blocks = pods === undefined ? 0 : sizeOf(pods) / sizeOf({ prefix: nodePodPrefix });
  const all = `${nodes} nodes (max of all pools, including the extra nodes of an upgrade)`;
  return collectProblems([
    parseRange(cidr) !== undefined &&
      nodes > has && {
        path: "vnet.cidr",
        message: `${all} need one address per node, but the subnet ${cidr} has only ${has} for nodes; set a larger range, or make the pools smaller`,
      },
    blocks > 0 &&
      nodes > blocks && {
        path: "podCidr",
        message: `${all} need one /${nodePodPrefix} range per node, but ${podCidr} has only ${blocks}; set a larger range, or make the pools smaller`,
      },
  ]);
}
