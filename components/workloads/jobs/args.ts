import type * as k8s from "@pulumi/kubernetes";
import type { Overrides } from "../../overrides";
import type { ScheduleAlerts } from "../observability";
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
  readonly podFailurePolicy?: k8s.types.input.batch.v1.PodFailurePolicy;
  /** Where a failed container starts again: in the same pod (`OnFailure`), or in a new pod (`Never`). @default "Never" */
  readonly restartPolicy?: "Never" | "OnFailure";
  /** Kubernetes deletes the finished job after this number of seconds. @default never */
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * Work that runs on a schedule.
 *
 * @example
 * ```ts
 * const args: CronJobArgs = { tenant, image: "registry.example.com/report:1.4.0", schedule: "30 2 * * *" };
 * ```
 */
export interface CronJobArgs extends JobSpecArgs {
  /**
   * Schedule as a cron expression, for instance `30 2 * * *`:
   * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   */
  readonly schedule: string;
  /** Time zone of the schedule: a name from the IANA database, for instance `Europe/Berlin`. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** What happens if a run is due while the previous run still runs. @default "Forbid" */
  readonly concurrencyPolicy?: "Forbid" | "Replace" | "Allow";
  /** Maximum delay of a run in seconds, at least 10. A run that cannot start within this time is skipped. @default 300 */
  readonly startingDeadlineSeconds?: number;
  /** Number of successful jobs to keep. @default 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** Number of failed jobs to keep. @default 3 */
  readonly failedJobsHistoryLimit?: number;
  /** Whether the schedule is suspended. A suspended schedule starts no runs. @default false */
  readonly suspend?: boolean;
  /** Alerts about the schedule, or `false` for none. @default with monitoring, one alert that fires if no run has succeeded for too long */
  readonly alerts?: ScheduleAlerts | false;
  /** Fields to merge into the CronJob after all other options. @default none */
  readonly overrides?: Overrides<k8s.types.input.batch.v1.CronJob>;
}
