import type { types } from "@pulumi/kubernetes";

/** Whether like pods must stand apart, should, or need not. */
export type SpreadRule = "DoNotSchedule" | "ScheduleAnyway" | "off";

/** How like pods stand apart. */
export interface Spread {
  /** @default what the tier says for Deployments and StatefulSets, else "off" */
  readonly zones?: SpreadRule;
  /** @default "ScheduleAnyway" for Deployments and StatefulSets, else "off" */
  readonly nodes?: SpreadRule;
}

/** On which nodes pods run. */
export interface SchedulingArgs {
  /** The node pool's `dedicated`: pods run there and nowhere else. @default the nodes that are dedicated to nobody */
  readonly runOn?: string;
  /** Labels that the nodes have. @default any */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default none */
  readonly tolerations?: readonly types.input.core.v1.Toleration[];
  /** @default none */
  readonly affinity?: types.input.core.v1.Affinity;
  /** @default the cluster's default */
  readonly priorityClassName?: string;
  /** @default apart by zones as the tier says, and by nodes, for Deployments and StatefulSets; else as they come */
  readonly spread?: Spread;
}
