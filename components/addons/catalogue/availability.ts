import type { Labels } from "../../network";
import type { TierFacts } from "../../tier";

/** A chart's `podDisruptionBudget`: lets one pod go at a time, and is left out where there is only one. */
export function disruptionBudget(tier: TierFacts): { enabled: boolean; maxUnavailable?: number } {
  return tier.replicas > 1 ? { enabled: true, maxUnavailable: 1 } : { enabled: false };
}

/** A chart's `topologySpreadConstraints`: over zones as the tier asks, over nodes as far as possible. */
export function spread(labels: Labels, tier: TierFacts): readonly Record<string, unknown>[] {
  if (tier.replicas === 1) {
    return [];
  }
  const constraint = { maxSkew: 1, labelSelector: { matchLabels: labels } };
  return [
    { ...constraint, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: tier.zoneSpread },
    { ...constraint, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
  ];
}
