/** How much a stack spends on availability: the one knob that sets replicas and spread everywhere. */
export type Tier = "small" | "standard" | "highly-available";

/** What a tier means in numbers. */
export interface TierFacts {
  /** Replicas of what serves traffic or guards admission. */
  readonly replicas: number;
  /** Whether pods of one workload must (rather than should) stand in different zones. */
  readonly zoneSpread: "DoNotSchedule" | "ScheduleAnyway";
}

const tiers = {
  small: { replicas: 1, zoneSpread: "ScheduleAnyway" },
  standard: { replicas: 2, zoneSpread: "ScheduleAnyway" },
  "highly-available": { replicas: 3, zoneSpread: "DoNotSchedule" },
} as const satisfies Record<Tier, TierFacts>;

/** Every tier, smallest first. */
export const tierNames = ["small", "standard", "highly-available"] as const satisfies readonly Tier[];

/** Looks up what a tier means. */
export function tierFacts(tier: Tier): TierFacts {
  return tiers[tier];
}
