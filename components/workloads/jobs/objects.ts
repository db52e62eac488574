import type { types } from "@pulumi/kubernetes";
import { collectProblems, type Problem, quote } from "../../problems";
import { podTemplate } from "../pod/objects";
import type { WorkloadArgs } from "../workload/args";
import type { WorkloadPlan } from "../workload/plan";

/** Seconds after which a job has failed, whatever it is still doing, that names no deadline. */
export const defaultDeadlineSeconds = 3600;

/** How a job runs to its end. */
export interface JobSpecArgs extends WorkloadArgs {
  /** How many of its pods may fail before it has failed. @default 3 */
  readonly backoffLimit?: number;
  /** Seconds after which it has failed, whatever it is still doing. @default 3600 */
  readonly activeDeadlineSeconds?: number;
  /** How many pods have to succeed. @default 1 */
  readonly completions?: number;
  /** How many pods run at once. @default 1 */
  readonly parallelism?: number;
  /** With `Indexed` each pod finds a number of its own in `JOB_COMPLETION_INDEX`. @default "NonIndexed" */
  readonly completionMode?: "NonIndexed" | "Indexed";
  /** How many pods of one index may fail, with `Indexed`. @default no limit but `backoffLimit` */
  readonly backoffLimitPerIndex?: number;
  /** Which failures count, and which end the job at once. @default all count */
  readonly podFailurePolicy?: types.input.batch.v1.PodFailurePolicy;
  /** Whether a container that failed is started again in its pod, or a new pod is made. @default "Never" */
  readonly restartPolicy?: "Never" | "OnFailure";
  /** Seconds until a job that has ended is removed. @default never: whoever made it removes it */
  readonly ttlSecondsAfterFinished?: number;
}

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
    template: podTemplate(plan, args, { restartPolicy: args.restartPolicy ?? "Never" }),
  };
}

/** Objections to how a job runs to its end. */
export function checkJobSpec(args: Omit<JobSpecArgs, "tenant" | "image">): Problem[] {
  const { completionMode, backoffLimitPerIndex, podFailurePolicy, restartPolicy = "Never" } = args;
  return collectProblems([
    ...(["backoffLimit", "backoffLimitPerIndex", "parallelism", "ttlSecondsAfterFinished"] as const).map((path) =>
      tooSmall(args[path], path, 0),
    ),
    ...(["activeDeadlineSeconds", "completions"] as const).map((path) => tooSmall(args[path], path, 1)),
    backoffLimitPerIndex !== undefined &&
      completionMode !== "Indexed" && {
        path: "backoffLimitPerIndex",
        message: 'completionMode "Indexed" beside it: set completionMode, or use backoffLimit',
      },
    podFailurePolicy !== undefined &&
      restartPolicy !== "Never" && {
        path: "restartPolicy",
        message: `"Never" with a podFailurePolicy, given ${quote(restartPolicy)}: leave it out`,
      },
    ...(["readinessProbe", "livenessProbe", "startupProbe"] as const).map(
      (path) =>
        args[path] !== undefined && {
          path,
          message: "nothing for a job, which ends by itself: leave it out; activeDeadlineSeconds bounds it",
        },
    ),
  ]);
}

/** An objection to a number that is broken or too small. */
export function tooSmall(value: number | undefined, path: string, least: number): Problem | false {
  return (
    value !== undefined &&
    (!Number.isInteger(value) || value < least) && {
      path,
      message: `a whole number, ${least} or more, given ${quote(value)}`,
    }
  );
}
