import { isWhole } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { parseRange, sizeOf } from "../../../ranges";
import { type NetworkArgs, networkRanges, podBlockPrefix, podBlockSize, usableAddresses } from "../network";
import type { NodesArgs } from "./args";
import { type PlannedPool, planPools } from "./plan";

/** Lists the mistakes of pools that cannot grow to their `max` during an upgrade: GKE would not create more nodes. */
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
  const all = `${nodes} nodes (with those of an upgrade)`;
  return collectProblems([
    hasPods > 0 &&
      needsPods > hasPods && {
        path: "vpc.podCidr",
        message: `${all} need ${needsPods} pod addresses in blocks of ${blocks}, but ${ranges.pods} has only ${hasPods}; set a larger range, a smaller maxPodsPerNode or smaller pools`,
      },
    hasNodes > 0 &&
      nodes > hasNodes && {
        path: "vpc.nodeCidr",
        message: `${all} need one address per node, but ${ranges.nodes} has only ${hasNodes}; set a larger range or smaller pools`,
      },
  ]);
}

/** Reports whether a pool's numbers are valid; other checks list those that are not. */
function isCountable({ max, extraNodes, maxPodsPerNode }: PlannedPool): boolean {
  return [max, extraNodes, maxPodsPerNode].every((value) => isWhole(value, 1));
}
