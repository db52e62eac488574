/**
 * How many pods a drain may remove at once, as a number or percentage; set exactly one option. It must allow the eviction of at least one pod.
 *
 * @example
 * ```ts
 * const disruptionBudget: DisruptionBudget = { maxUnavailable: "25%" };
 * ```
 */
export interface DisruptionBudget {
  /** Pods that must keep running. There must be fewer than all pods. Not allowed if the number of pods is not known yet. @default none */
  readonly minAvailable?: number | string;
  /** Pods that may be down, at least 1. @default none */
  readonly maxUnavailable?: number | string;
}
