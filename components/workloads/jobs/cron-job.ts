import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { override } from "../../overrides";
import { longestGapSeconds } from "../../schedule";
import { createScheduleAlerts } from "../observability";
import { childOptions, metadataOf } from "../subject";
import { createGroundwork, planWorkload, Workload, type WorkloadPlan } from "../workload";
import type { CronJobArgs } from "./args";
import { checkCronJob } from "./check";
import { defaultDeadlineSeconds, jobSpec } from "./objects";

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
