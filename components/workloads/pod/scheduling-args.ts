import type { types } from "@pulumi/kubernetes";

/** Whether the pods of one workload must spread (`DoNotSchedule`), should spread (`ScheduleAnyway`), or need not spread (`off`). */
export type SpreadRule = "DoNotSchedule" | "ScheduleAnyway" | "off";

/**
 * How the pods of one workload are spread over zones and nodes.
 *
 * @example
 * ```ts
 * const spread: Spread = { zones: "DoNotSchedule", nodes: "ScheduleAnyway" };
 * ```
 */
export interface Spread {
  /** How the pods spread over zones. @default for Deployments and StatefulSets, the tier's rule; otherwise "off" */
  readonly zones?: SpreadRule;
  /** How the pods spread over nodes. @default for Deployments and StatefulSets, "ScheduleAnyway"; otherwise "off" */
  readonly nodes?: SpreadRule;
}

/**
 * The nodes on which pods run.
 *
 * @example
 * ```ts
 * const batch: SchedulingArgs = { runOn: "batch", nodeSelector: { "kubernetes.io/arch": "arm64" } };
 * ```
 */
export interface SchedulingArgs {
  /** Value of `dedicated` of a node pool. The pods run only in this pool. @default the pods run on nodes that are not dedicated */
  readonly runOn?: string;
  /** Labels that a node must have. @default none */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that the pods tolerate. @default none */
  readonly tolerations?: readonly types.input.core.v1.Toleration[];
  /** Rules that bring pods to certain nodes, near other pods, or away from them. @default none */
  readonly affinity?: types.input.core.v1.Affinity;
  /** Name of a PriorityClass. @default the platform's class if it has priority classes, otherwise the cluster's default */
  readonly priorityClassName?: string;
  /**
   * How the pods spread over zones and nodes.
   *
   * @default for Deployments and StatefulSets, the tier's rule for zones and "ScheduleAnyway" for nodes; otherwise "off"
   */
  readonly spread?: Spread;
}
