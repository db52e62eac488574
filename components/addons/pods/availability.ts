import type { Labels } from "../../network";
import { nodePoolLabel, systemPoolName } from "../../node-labels";
import type { TierFacts } from "../../tier";

/** Addition to a chart's `podDisruptionBudget`, if the chart supports it: pods that are not ready never block a drain. */
export const evictUnready = { unhealthyPodEvictionPolicy: "AlwaysAllow" } as const;

/** Returns a chart's `podDisruptionBudget`: evicts one pod at a time, and does not exist for a single replica. */
export function disruptionBudget(
  tier: TierFacts,
  more: Partial<typeof evictUnready> = {},
): Readonly<Record<string, unknown>> & { readonly enabled: boolean } {
  return tier.replicas > 1 ? { enabled: true, maxUnavailable: 1, ...more } : { enabled: false };
}

/**
 * Returns a chart's `topologySpreadConstraints`: over zones as the tier requires, and over nodes if possible. In a Deployment, only pods of
 * the same revision count, so that the pods are spread after a rollout. Pods of other kinds have no label for a revision, so all of them
 * count. Zones whose nodes the pods do not tolerate do not count; otherwise a replica could wait for a node in such a zone.
 */
export function spread(labels: Labels, tier: TierFacts): readonly Record<string, unknown>[] {
  if (tier.replicas === 1) {
    return [];
  }
  const constraint = {
    maxSkew: 1,
    labelSelector: { matchLabels: labels },
    matchLabelKeys: ["pod-template-hash"],
    nodeTaintsPolicy: "Honor",
  };
  return [
    { ...constraint, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: tier.zoneSpread },
    { ...constraint, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
  ];
}

/** Limits a tier to two replicas, for a leader and a standby, or for pods that all do the same work. */
export function inPairs(tier: TierFacts): TierFacts {
  return { ...tier, replicas: Math.min(tier.replicas, 2) };
}

/** A chart's `tolerations` for pods that a cluster depends on: allows the nodes that are reserved for system pods. */
export const tolerateSystemPool = [
  { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
] as const;

/** The part of a node affinity that draws pods to the system pool while it has room; it changes nothing without such a pool. */
export const preferSystemPool = {
  preferredDuringSchedulingIgnoredDuringExecution: [
    {
      weight: 100,
      preference: { matchExpressions: [{ key: nodePoolLabel, operator: "In", values: [systemPoolName] }] },
    },
  ],
} as const;

/** A chart's `tolerations` and `affinity` for pods that a cluster depends on: on the system pool while it has room. */
export const onSystemPool = {
  tolerations: tolerateSystemPool,
  affinity: { nodeAffinity: preferSystemPool },
} as const;

/** A chart's `tolerations` for agents that run on every node. */
export const tolerateEverything = [{ operator: "Exists" }] as const;
