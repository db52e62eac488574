import * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "./clusters/contract";
import { quote } from "./problems";

/** How much a stack spends on availability: the one knob that sets replicas and spread everywhere. */
export type Tier = "small" | "standard" | "highly-available";

/** What a tier means in numbers. */
export interface TierFacts {
  /** Replicas of what serves traffic or guards admission. */
  readonly replicas: number;
  /** Whether pods of one workload must (rather than should) stand in different zones. */
  readonly zoneSpread: "DoNotSchedule" | "ScheduleAnyway";
  /** Days for which metrics are kept. */
  readonly metricsRetentionDays: number;
}

const tiers = {
  small: { replicas: 1, zoneSpread: "ScheduleAnyway", metricsRetentionDays: 7 },
  standard: { replicas: 2, zoneSpread: "ScheduleAnyway", metricsRetentionDays: 15 },
  "highly-available": { replicas: 3, zoneSpread: "DoNotSchedule", metricsRetentionDays: 30 },
} as const satisfies Record<Tier, TierFacts>;

/** Every tier, smallest first. */
export const tierNames = ["small", "standard", "highly-available"] as const satisfies readonly Tier[];

/**
 * Looks up what a tier means on a cluster. Where no supported cloud says that the nodes stand in zones, spread over zones
 * is only asked for: otherwise pods would wait for a zone that may not be there.
 *
 * @throws pulumi.RunError where there is no such tier
 */
export function tierFacts(tier: Tier, cloud: Cloud): TierFacts {
  const facts: TierFacts | undefined = tiers[tier];
  if (facts === undefined) {
    throw new pulumi.RunError(`tier: one of ${tierNames.map(quote).join(", ")}, given ${quote(tier)}`);
  }
  return cloud === "none" ? { ...facts, zoneSpread: "ScheduleAnyway" } : facts;
}
