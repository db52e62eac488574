/**
 * Limits how many pods a node drain may evict at once. Set exactly one option. The budget must allow at least one eviction.
 *
 * @example
 * ```ts
 * const disruptionBudget: DisruptionBudget = { maxUnavailable: "25%" };
 * ```
 */
export interface DisruptionBudget {
  /**
   * Number or percentage of pods that must keep running. The value must be less than the number of pods, or less than 100 %. Set this option only if
   * the number of pods is known.
   *
   * @default none
   */
  readonly minAvailable?: number | string;
  /** Number or percentage of pods that may be down at once, at least 1. @default none */
  readonly maxUnavailable?: number | string;
}
