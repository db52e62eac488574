import { exactlyOne, notEmpty, oneOf, whole } from "../../checks";
import { collectProblems, expected, type Problem, plainPart } from "../../problems";
import { checkSchedule, checkTimeZone } from "../../schedule";
import { checkRules } from "../observability";
import type { CronJobArgs, JobSpecArgs } from "./args";

/** Lists the mistakes in the options that all kinds of jobs have. */
export function checkJobSpec(args: Omit<JobSpecArgs, "tenant" | "image">): Problem[] {
  const { completionMode, backoffLimitPerIndex, podFailurePolicy, restartPolicy = "Never" } = args;
  const probes = ["readinessProbe", "livenessProbe", "startupProbe"] as const;
  return [
    ...(["backoffLimit", "backoffLimitPerIndex", "ttlSecondsAfterFinished"] as const).flatMap((path) =>
      whole(path, args[path], { min: 0 }),
    ),
    ...(["activeDeadlineSeconds", "completions"] as const).flatMap((path) => whole(path, args[path], { min: 1 })),
    ...whole("parallelism", args.parallelism, { min: 1, fix: "to start no pods, suspend the job" }),
    ...checkFailurePolicy(podFailurePolicy),
    ...collectProblems([
      backoffLimitPerIndex !== undefined &&
        completionMode !== "Indexed" && {
          path: "backoffLimitPerIndex",
          message: 'needs completionMode "Indexed"; set it, or use backoffLimit',
        },
      podFailurePolicy !== undefined &&
        restartPolicy !== "Never" &&
        expected("restartPolicy", '"Never" with a podFailurePolicy', restartPolicy, "remove it"),
      ...probes.map(
        (path) =>
          args[path] !== undefined && {
            path,
            message: "is not allowed in a job; remove it, and limit the run time with activeDeadlineSeconds",
          },
      ),
    ]),
  ];
}

/**
 * Lists the mistakes in a `podFailurePolicy` for which the API server would refuse the job.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/#JobSpec
 */
function checkFailurePolicy(policy: JobSpecArgs["podFailurePolicy"]): Problem[] {
  return (plainPart(policy?.rules) ?? []).flatMap((given, index) => {
    const path = `podFailurePolicy.rules[${index}]`;
    const rule = plainPart(given);
    const codes = plainPart(rule?.onExitCodes);
    return rule === undefined
      ? []
      : [
          ...oneOf(`${path}.action`, rule.action, ["FailJob", "FailIndex", "Ignore", "Count"]),
          ...exactlyOne(path, rule, ["onExitCodes", "onPodConditions"]),
          ...oneOf(`${path}.onExitCodes.operator`, codes?.operator, ["In", "NotIn"]),
          ...checkExitCodes(`${path}.onExitCodes.values`, plainPart(codes?.values), plainPart(codes?.operator)),
        ];
  });
}

/** Exit code 0 is a success. */
function checkExitCodes(path: string, values: readonly unknown[] | undefined, operator: string | undefined): Problem[] {
  const isSuccess = operator === "In" && values?.includes(0) === true;
  return [
    ...notEmpty(path, values, "exit code"),
    ...(values ?? []).flatMap((value, index) =>
      typeof value === "number" ? whole(`${path}[${index}]`, value, { min: 0, max: 255 }) : [],
    ),
    ...collectProblems([
      isSuccess && expected(path, 'exit codes above 0 with operator "In"', values, "remove 0, because 0 means success"),
    ]),
  ];
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
