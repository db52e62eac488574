import { isWhole } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { parseRange, sizeOf } from "../../../ranges";
import { type NetworkArgs, networkRanges, podBlockPrefix, podBlockSize, usableAddresses } from "../network";
import type { NodesArgs } from "./args";
import { type PlannedPool, planPools } from "./plan";

/** Lists the mistakes of ranges that are too small for `max` nodes and the extra nodes of an upgrade. GKE would not create these nodes. */
export function checkAddresses(args: NodesArgs & NetworkArgs): Problem[] {
  const ranges = networkRanges(args.vpc);
  const pools = planPools(args).filter(isCountable);
  const nodes = pools.reduce((sum, { max, extraNodes }) => sum + max + extraNodes, 0);
  const needsPods = pools.reduce(
    (sum, { max, extraNodes, maxPodsPerNode }) => sum + (max + extraNodes) * podBlockSize(maxPodsPerNode),
    0,
  );
  const podRange = parseRange(ranges.pods);
  const hasPods = podRange === undefined ? 0 : sizeOf(podRange);
  const hasNodes = usableAddresses(ranges.nodes);
  const blocks = [...new Set(pools.map(({ maxPodsPerNode }) => `/${podBlockPrefix(maxPodsPerNode)}`))].join(", ");
  const all = `${nodes} nodes (including the extra nodes of an upgrade)`;
  return collectProblems([
    hasPods > 0 &&
      needsPods > hasPods && {
        path: "vpc.podCidr",
        message: `${all} need ${needsPods} pod addresses in blocks of ${blocks}, but ${ranges.pods} has only ${hasPods}; set a larger range, lower maxPodsPerNode, or make the pools smaller`,
      },
    hasNodes > 0 &&
      nodes > hasNodes && {
        path: "vpc.nodeCidr",
        message: `${all} need one address per node, but ${ranges.nodes} has only ${hasNodes}; set a larger range, or make the pools smaller`,
      },
  ]);
}

/** Reports whether a pool's numbers are valid. Other checks list the invalid numbers. */
function isCountable({ max, extraNodes, maxPodsPerNode }: PlannedPool): boolean {
  return [max, extraNodes, maxPodsPerNode].every((value) => isWhole(value, 1));
}
