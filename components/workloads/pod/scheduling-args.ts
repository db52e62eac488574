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
  /** @default for Deployments and StatefulSets as the tier requires, otherwise "off" */
  readonly zones?: SpreadRule;
  /** @default "ScheduleAnyway" for Deployments and StatefulSets, otherwise "off" */
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
  /** The `dedicated` of a node pool. The pods run only in this pool. @default nodes that are not dedicated */
  readonly runOn?: string;
  /** Labels that a node must have. @default none */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default none */
  readonly tolerations?: readonly types.input.core.v1.Toleration[];
  /** @default none */
  readonly affinity?: types.input.core.v1.Affinity;
  /** @default the cluster's default */
  readonly priorityClassName?: string;
  /** @default over zones as the tier requires and over nodes, for Deployments and StatefulSets; otherwise "off" */
  readonly spread?: Spread;
}
