import type { Labels } from "../../network";
import type { TierFacts } from "../../tier";

/** For charts' budgets that have it: pods that are not ready never hold up a drain. */
export const evictUnready = { unhealthyPodEvictionPolicy: "AlwaysAllow" } as const;

/** A chart's `podDisruptionBudget`: lets one pod go at a time, and is left out where there is only one. */
export function disruptionBudget(
  tier: TierFacts,
  more: Partial<typeof evictUnready> = {},
): Readonly<Record<string, unknown>> & { readonly enabled: boolean } {
  return tier.replicas > 1 ? { enabled: true, maxUnavailable: 1, ...more } : { enabled: false };
}

/**
 * A chart's `topologySpreadConstraints`: over zones as the tier asks, over nodes as far as possible. Of a Deployment only pods of
 * one revision are counted, so that a rollout ends spread; pods of other kinds lack that label, and then it does not count.
 */
export function spread(labels: Labels, tier: TierFacts): readonly Record<string, unknown>[] {
  if (tier.replicas === 1) {
    return [];
  }
  const constraint = {
    maxSkew: 1,
    labelSelector: { matchLabels: labels },
    matchLabelKeys: ["pod-template-hash"],
  };
  return [
    { ...constraint, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: tier.zoneSpread },
    { ...constraint, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
  ];
}

/** The tier for pods of which one works and another stands by, or which do the same work twice: a third adds nothing. */
export function inPairs(tier: TierFacts): TierFacts {
  return { ...tier, replicas: Math.min(tier.replicas, 2) };
}

/** A chart's `tolerations` for what a cluster cannot do without: it may stand on nodes that are kept for system pods. */
export const tolerateSystemPool = [
  { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
] as const;

/** A chart's `tolerations` for agents that have to be on every node. */
export const tolerateEverything = [{ operator: "Exists" }] as const;
