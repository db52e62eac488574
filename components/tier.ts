import * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "./clusters/contract";
import { quote } from "./problems";

/** Level of availability of a stack. The tier sets replicas and spread everywhere. */
export type Tier = "small" | "standard" | "highly-available";

/**
 * The numbers of a tier.
 *
 * @example
 * ```ts
 * import { type TierFacts, tierFacts } from "keelson";
 *
 * const { replicas, zoneSpread }: TierFacts = tierFacts("highly-available", cluster.cloud);
 * ```
 */
export interface TierFacts {
  /** Number of replicas of each workload that serves traffic, and of each add-on with admission webhooks. */
  readonly replicas: number;
  /** Whether the pods of a workload must run in different zones, or only do so if possible. */
  readonly zoneSpread: "DoNotSchedule" | "ScheduleAnyway";
  /** Retention of metrics, in days. */
  readonly metricsRetentionDays: number;
}

const tiers = {
  small: { replicas: 1, zoneSpread: "ScheduleAnyway", metricsRetentionDays: 7 },
  standard: { replicas: 2, zoneSpread: "ScheduleAnyway", metricsRetentionDays: 15 },
  "highly-available": { replicas: 3, zoneSpread: "DoNotSchedule", metricsRetentionDays: 30 },
} as const satisfies Record<Tier, TierFacts>;

/** All tiers, smallest first. */
export const tierNames = ["small", "standard", "highly-available"] as const satisfies readonly Tier[];

/**
 * Returns the numbers of a tier on a cluster. Without a supported cloud the nodes may have no zones, so spreading over
 * zones is only a preference: otherwise pods might wait for a zone that does not exist.
 *
 * @throws pulumi.RunError if there is no such tier
 */
export function tierFacts(tier: Tier, cloud: Cloud): TierFacts {
  const facts: TierFacts | undefined = tiers[tier];
  if (facts === undefined) {
    throw new pulumi.RunError(`tier: expected one of ${tierNames.map(quote).join(", ")}, got ${quote(tier)}`);
  }
  return cloud === "none" ? { ...facts, zoneSpread: "ScheduleAnyway" } : facts;
}
