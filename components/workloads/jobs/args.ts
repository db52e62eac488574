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
  /** How many pods may fail before the job fails. @default 3 */
  readonly backoffLimit?: number;
  /** Seconds after which the job fails, even if it still runs. @default 3600 */
  readonly activeDeadlineSeconds?: number;
  /** How many pods must succeed. @default 1 */
  readonly completions?: number;
  /** How many pods run at once. @default 1 */
  readonly parallelism?: number;
  /** With `Indexed`, each pod gets its own number in `JOB_COMPLETION_INDEX`. @default "NonIndexed" */
  readonly completionMode?: "NonIndexed" | "Indexed";
  /** Only with `Indexed`: how many pods of one index may fail. @default only `backoffLimit` applies */
  readonly backoffLimitPerIndex?: number;
  /** Which failures count, and which failures end the job at once. @default all count */
  readonly podFailurePolicy?: types.input.batch.v1.PodFailurePolicy;
  /** Whether a failed container restarts in its pod (`OnFailure`), or in a new pod (`Never`). @default "Never" */
  readonly restartPolicy?: "Never" | "OnFailure";
  /** Seconds after the end until Kubernetes removes the job. @default never */
  readonly ttlSecondsAfterFinished?: number;
}
