import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../../overrides";
import { collectProblems, type Problem, quote } from "../../problems";
import { createScheduleAlerts, type ScheduleAlerts } from "../observability";
import { checkSchedule, checkTimeZone, longestGapSeconds } from "../schedule";
import { childOptions, createGroundwork, metadataOf } from "../workload/objects";
import { planWorkload, type WorkloadPlan } from "../workload/plan";
import { Workload } from "../workload/workload";
import { checkJobSpec, defaultDeadlineSeconds, type JobSpecArgs, jobSpec, tooSmall } from "./objects";

/** Work that is done again and again. */
export interface CronJobArgs extends JobSpecArgs {
  /** For instance `30 2 * * *`: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
  readonly schedule: string;
  /** Of the IANA database. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** What happens while the last run is not at its end. @default "Forbid" */
  readonly concurrencyPolicy?: "Forbid" | "Replace" | "Allow";
  /** Seconds after its time at which a run that was missed is left out, at least 10. @default 300 */
  readonly startingDeadlineSeconds?: number;
  /** @default 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** @default 3 */
  readonly failedJobsHistoryLimit?: number;
  /** Whether no run begins. @default false */
  readonly suspend?: boolean;
  /** `false` for none. @default that no run has succeeded for too long, where the platform has monitoring */
  readonly alerts?: ScheduleAlerts | false;
  /** Any part of the CronJob, merged last. @default nothing */
  readonly overrides?: Overrides<k8s.types.input.batch.v1.CronJob>;
}

/** A workload that runs at certain times, one run at a time, and ends. */
export class CronJob extends Workload {
  constructor(name: string, args: CronJobArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("cronJob", name, args, opts, (workloadName) => checkCronJob(workloadName, args));
    super("keelson:index:CronJob", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    new k8s.batch.v1.CronJob(name, override(cronJob(plan, args), args.overrides), after);
    if (args.alerts !== false) {
      createScheduleAlerts(name, plan, args.alerts ?? {}, overdueSecondsOf(args), options);
    }
    this.registerOutputs({});
  }
}

/** One run may fail, and the next one takes its time. */
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

/** Kubernetes puts a hyphen and ten digits behind the name. */
const longestName = 52;

/** Objections to what only a CronJob has. */
export function checkCronJob(workloadName: string, args: Omit<CronJobArgs, "tenant" | "image">): Problem[] {
  return [
    ...checkSchedule(args.schedule),
    ...checkTimeZone(args.timeZone ?? "Etc/UTC"),
    ...checkJobSpec(args),
    ...collectProblems([
      workloadName.length > longestName && {
        path: "workloadName",
        message: `at most ${longestName} characters for a CronJob, given ${quote(workloadName)} with ${workloadName.length}: shorten it`,
      },
      /* The controller looks every ten seconds, and would miss a shorter time. */
      tooSmall(args.startingDeadlineSeconds, "startingDeadlineSeconds", 10),
      tooSmall(args.successfulJobsHistoryLimit, "successfulJobsHistoryLimit", 0),
      tooSmall(args.failedJobsHistoryLimit, "failedJobsHistoryLimit", 0),
      args.alerts !== undefined &&
        args.alerts !== false &&
        tooSmall(args.alerts.overdueSeconds, "alerts.overdueSeconds", 60),
    ]),
  ];
}
