import type { types } from "@pulumi/kubernetes";
import { podTemplate } from "../pod";
import type { WorkloadPlan } from "../workload";
import type { JobSpecArgs } from "./args";

/** Default run time in seconds after which a job fails. */
export const defaultDeadlineSeconds = 3600;

/** Renders the spec of a job. */
export function jobSpec(plan: WorkloadPlan, args: JobSpecArgs): types.input.batch.v1.JobSpec {
  const { backoffLimitPerIndex, podFailurePolicy, ttlSecondsAfterFinished } = args;
  return {
    backoffLimit: args.backoffLimit ?? 3,
    activeDeadlineSeconds: args.activeDeadlineSeconds ?? defaultDeadlineSeconds,
    completions: args.completions ?? 1,
    parallelism: args.parallelism ?? 1,
    completionMode: args.completionMode ?? "NonIndexed",
    ...(backoffLimitPerIndex !== undefined && { backoffLimitPerIndex }),
    ...(podFailurePolicy !== undefined && { podFailurePolicy }),
    ...(ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished }),
    template: podTemplate(plan, plan.pod, args, { restartPolicy: args.restartPolicy ?? "Never" }),
  };
}
