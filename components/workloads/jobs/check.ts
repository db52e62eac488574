import { whole } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";
import type { JobSpecArgs } from "./args";

/** Lists the mistakes in how a job runs to completion. */
export function checkJobSpec(args: Omit<JobSpecArgs, "tenant" | "image">): Problem[] {
  const { completionMode, backoffLimitPerIndex, podFailurePolicy, restartPolicy = "Never" } = args;
  const probes = ["readinessProbe", "livenessProbe", "startupProbe"] as const;
  return [
    ...(["backoffLimit", "backoffLimitPerIndex", "parallelism", "ttlSecondsAfterFinished"] as const).flatMap((path) =>
      whole(path, args[path], { min: 0 }),
    ),
    ...(["activeDeadlineSeconds", "completions"] as const).flatMap((path) => whole(path, args[path], { min: 1 })),
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
            message: "is not allowed in a job; remove it, and limit the job by activeDeadlineSeconds",
          },
      ),
    ]),
  ];
}
