import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { whole } from "../../checks";
import { type Overrides, override } from "../../overrides";
import { collectProblems, expected, type Problem } from "../../problems";
import { checkSchedule, checkTimeZone, longestGapSeconds } from "../../schedule";
import { checkRules, createScheduleAlerts, type ScheduleAlerts } from "../observability";
import { childOptions, metadataOf } from "../subject";
import { createGroundwork, planWorkload, Workload, type WorkloadPlan } from "../workload";
import type { JobSpecArgs } from "./args";
import { checkJobSpec } from "./check";
import { defaultDeadlineSeconds, jobSpec } from "./objects";

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

/**
 * A workload that runs to completion on a schedule, one run at a time.
 *
 * @example
 * ```ts
 * new CronJob("report", {
 *   tenant,
 *   image: "registry.example.com/report:1.2.0",
 *   schedule: "0 7 * * 1-5",
 *   timeZone: "Europe/Berlin",
 * });
 * ```
 */
export class CronJob extends Workload {
  constructor(name: string, args: CronJobArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("cronJob", name, "CronJobArgs", args);
    const plan = planWorkload("cronJob", name, args, opts, (workloadName) => checkCronJob(workloadName, args));
    super("keelson:index:CronJob", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    new k8s.batch.v1.CronJob(name, override(cronJob(plan, args), args.overrides), after);
    if (args.alerts !== false) {
      createScheduleAlerts(name, plan, plan.observability, args.alerts ?? {}, overdueSecondsOf(args), options);
    }
    this.registerOutputs({});
  }
}

/**
 * Returns the number of seconds since the last success after which the alert fires. In this time, one run can fail and the next run can reach its
 * deadline.
 */
function overdueSecondsOf({ alerts, schedule, timeZone = "Etc/UTC", activeDeadlineSeconds }: CronJobArgs): number {
  const given = alerts === undefined || alerts === false ? undefined : alerts.overdueSeconds;
  return given ?? 2 * longestGapSeconds(schedule, timeZone) + (activeDeadlineSeconds ?? defaultDeadlineSeconds);
}

/** Renders the CronJob. */
function cronJob(plan: WorkloadPlan, args: CronJobArgs): k8s.types.input.batch.v1.CronJob {
  return {
    metadata: metadataOf(plan),
    spec: {
      schedule: args.schedule,
      timeZone: args.timeZone ?? "Etc/UTC",
      concurrencyPolicy: args.concurrencyPolicy ?? "Forbid",
      startingDeadlineSeconds: args.startingDeadlineSeconds ?? 300,
      successfulJobsHistoryLimit: args.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: args.failedJobsHistoryLimit ?? 3,
      suspend: args.suspend ?? false,
      jobTemplate: { metadata: { labels: plan.podLabels }, spec: jobSpec(plan, args) },
    },
  };
}

/** Maximum length of a CronJob's name. Kubernetes appends a hyphen and ten digits to it. */
const longestName = 52;

/** Lists the mistakes in the options that only a CronJob has. */
export function checkCronJob(workloadName: string, args: Omit<CronJobArgs, "tenant" | "image">): Problem[] {
  const overdueSeconds = args.alerts === false ? undefined : args.alerts?.overdueSeconds;
  const { length } = workloadName;
  return [
    ...checkSchedule("schedule", args.schedule),
    ...checkTimeZone("timeZone", args.timeZone),
    ...checkJobSpec(args),
    ...collectProblems([
      length > longestName &&
        expected("workloadName", `at most ${longestName} characters for a CronJob`, workloadName, `it has ${length}`),
    ]),
    /* The controller checks every ten seconds and would miss a shorter time. */
    ...whole("startingDeadlineSeconds", args.startingDeadlineSeconds, { min: 10, unit: "seconds" }),
    ...whole("successfulJobsHistoryLimit", args.successfulJobsHistoryLimit, { min: 0 }),
    ...whole("failedJobsHistoryLimit", args.failedJobsHistoryLimit, { min: 0 }),
    ...(args.alerts === false ? [] : checkRules(args.alerts ?? {})),
    ...whole("alerts.overdueSeconds", overdueSeconds, { min: 60, unit: "seconds" }),
  ];
}
