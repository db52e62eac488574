/** Days of the week, as in RFC 5545. */
export const Weekday = { Mo: "MO", Tu: "TU", We: "WE", Th: "TH", Fr: "FR", Sa: "SA", Su: "SU" } as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];

/** The kinds of upgrades that an exclusion prevents. */
export const MaintenanceScope = {
  NoUpgrades: "no-upgrades",
  NoMinorUpgrades: "no-minor-upgrades",
  NoMinorOrNodeUpgrades: "no-minor-or-node-upgrades",
} as const;
export type MaintenanceScope = (typeof MaintenanceScope)[keyof typeof MaintenanceScope];

/**
 * The windows in which GKE may upgrade the cluster, and the periods without upgrades.
 *
 * @example
 * ```ts
 * const maintenance: GkeMaintenanceArgs = { days: ["SA", "SU"], startTime: "22:00", hours: 8 };
 * ```
 */
export interface GkeMaintenanceArgs {
  /** Days on which the maintenance window opens: `MO`, `TU`, `WE`, `TH`, `FR`, `SA` or `SU`. @default ["SA", "SU"] */
  readonly days?: Weekday[];
  /** Time at which the maintenance window opens, in UTC, for instance `02:00`. @default "02:00" */
  readonly startTime?: string;
  /**
   * Length of each window in hours, 4 to 24. The windows of a week must add up to at least 12 hours, because GKE requires 48 hours in 32
   * days. @default 8
   */
  readonly hours?: number;
  /** Periods without upgrades, by name. @default none */
  readonly exclusions?: Record<string, GkeMaintenanceExclusionArgs>;
}

/**
 * A period without upgrades. https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions
 *
 * @example
 * ```ts
 * const sale: GkeMaintenanceExclusionArgs = {
 *   startTime: "2026-11-20T00:00:00Z",
 *   endTime: "2026-12-01T00:00:00Z",
 * };
 * ```
 */
export interface GkeMaintenanceExclusionArgs {
  /** Start time in the format of RFC 3339, for instance `2026-11-20T00:00:00Z`. */
  readonly startTime: string;
  /**
   * End time in the format of RFC 3339. With the scope `no-upgrades`, the end time is required, and it must be at most 30 days after `startTime`.
   * @default the end of support for the minor version
   */
  readonly endTime?: string;
  /**
   * The upgrades that GKE does not start in this period: all upgrades (`no-upgrades`), upgrades to another minor version (`no-minor-upgrades`), or
   * both minor upgrades and upgrades of nodes (`no-minor-or-node-upgrades`).
   *
   * @default "no-upgrades"
   */
  readonly scope?: MaintenanceScope;
}
