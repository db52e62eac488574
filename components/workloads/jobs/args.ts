import type { types } from "@pulumi/kubernetes";
import type { WorkloadArgs } from "../workload";

/**
 * Options of every workload that runs to completion.
 *
 * @example
 * ```ts
 * const args: JobSpecArgs = { tenant, image: "registry.example.com/import:1.4.0", backoffLimit: 1, activeDeadlineSeconds: 600 };
 * ```
 */
export interface JobSpecArgs extends WorkloadArgs {
  /** Number of failed pods that the job tolerates. With one more failed pod, the job fails. @default 3 */
  readonly backoffLimit?: number;
  /** Maximum run time in seconds. If the job still runs after this time, it fails. @default 3600 */
  readonly activeDeadlineSeconds?: number;
  /** Number of pods that must succeed. @default 1 */
  readonly completions?: number;
  /** Maximum number of pods that run at once. @default 1 */
  readonly parallelism?: number;
  /** With `Indexed`, each pod gets an index in the variable `JOB_COMPLETION_INDEX`. @default "NonIndexed" */
  readonly completionMode?: "NonIndexed" | "Indexed";
  /** With `Indexed`: the number of failures allowed per index. @default no limit per index; only `backoffLimit` applies */
  readonly backoffLimitPerIndex?: number;
  /** Rules that decide which failed pods count, and which end the job at once. @default all failed pods count */
  readonly podFailurePolicy?: types.input.batch.v1.PodFailurePolicy;
  /** Where a failed container starts again: in the same pod (`OnFailure`), or in a new pod (`Never`). @default "Never" */
  readonly restartPolicy?: "Never" | "OnFailure";
  /** Kubernetes deletes the finished job after this number of seconds. @default never */
  readonly ttlSecondsAfterFinished?: number;
}
