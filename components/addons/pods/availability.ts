import type { Labels } from "../../network";
import { nodePoolLabel, systemPoolName } from "../../node-labels";
import type { TierFacts } from "../../tier";

/** Addition to a chart's `podDisruptionBudget`, if the chart supports it. With it, pods that are not ready never block a drain. */
export const evictUnready = { unhealthyPodEvictionPolicy: "AlwaysAllow" } as const;

/** Returns a chart's `podDisruptionBudget`. It allows the eviction of one pod at a time. For a single replica, it is switched off. */
export function disruptionBudget(
  tier: TierFacts,
  more: Partial<typeof evictUnready> = {},
): Readonly<Record<string, unknown>> & { readonly enabled: boolean } {
  return tier.replicas > 1 ? { enabled: true, maxUnavailable: 1, ...more } : { enabled: false };
}

/**
 * Returns a chart's `topologySpreadConstraints`. Pods are spread over zones as the tier requires, and over nodes if possible. In a Deployment, only
 * pods of the same revision count, so that pods are spread after a rollout. Pods of other kinds have no label for a revision, so all pods count. A
 * zone does not count if the pods do not tolerate its nodes. Otherwise, a replica could wait for a node in such a zone.
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

/** Limits a tier to two replicas. Use it for a leader and a standby, or for identical pods. */
export function inPairs(tier: TierFacts): TierFacts {
  return { ...tier, replicas: Math.min(tier.replicas, 2) };
}

/** A chart's `tolerations` for system pods. They allow the nodes that are reserved for system pods. */
export const tolerateSystemPool = [
  { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
] as const;

/** The part of a node affinity that prefers the system pool while it has room. Without a system pool, it changes nothing. */
export const preferSystemPool = {
  preferredDuringSchedulingIgnoredDuringExecution: [
    {
      weight: 100,
      preference: { matchExpressions: [{ key: nodePoolLabel, operator: "In", values: [systemPoolName] }] },
    },
  ],
} as const;

/** A chart's `tolerations` and `affinity` for system pods. They run on the system pool while it has room. */
export const onSystemPool = {
  tolerations: tolerateSystemPool,
  affinity: { nodeAffinity: preferSystemPool },
} as const;

/** A chart's `tolerations` for agents that run on every node. */
export const tolerateEverything = [{ operator: "Exists" }] as const;
