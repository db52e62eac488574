import { collectProblems, type Problem } from "../../../problems";
import type { GkeClusterArgs } from "../args";
import { type PlannedPool, planPools } from "./plan";
import { networkRanges, podBlockPrefix, podBlockSize, rangePaths, rangeSize, usableAddresses } from "../network/subnets";

/** Whether every pool can grow to its maximum, and be upgraded then: where it cannot, GKE makes no more nodes. */
export function checkAddresses(args: GkeClusterArgs): Problem[] {
  const ranges = networkRanges(args.vpc);
  const pools = planPools(args).filter(isCountable);
  const nodes = pools.reduce((sum, { max, maxSurge }) => sum + max + maxSurge, 0);
  const needsPods = pools.reduce(
    (sum, { max, maxSurge, maxPodsPerNode }) => sum + (max + maxSurge) * podBlockSize(maxPodsPerNode),
    0,
  );
  const hasPods = rangeSize(ranges.pods);
  const hasNodes = usableAddresses(ranges.nodes);
  const blocks = [...new Set(pools.map(({ maxPodsPerNode }) => `/${podBlockPrefix(maxPodsPerNode)}`))].join(", ");
  return collectProblems([
    hasPods > 0 &&
      needsPods > hasPods && {
        path: rangePaths.pods,
        message: `${nodes} nodes, those of an upgrade among them, take ${needsPods} addresses in blocks of ${blocks}, and the pods' range ${ranges.pods} has ${hasPods}: ${needsPods - hasPods} too few. Give a larger range, fewer maxPodsPerNode or smaller pools`,
      },
    hasNodes > 0 &&
      nodes > hasNodes && {
        path: rangePaths.nodes,
        message: `${nodes} nodes, those of an upgrade among them, need as many addresses, and the nodes' range ${ranges.nodes} has ${hasNodes}. Give a larger range or smaller pools`,
      },
  ]);
}

/** What is no number has its own objection. */
function isCountable({ max, maxSurge, maxPodsPerNode }: PlannedPool): boolean {
  return [max, maxSurge, maxPodsPerNode].every((value) => Number.isInteger(value) && value > 0);
}
