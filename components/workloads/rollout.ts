import type { types } from "@pulumi/kubernetes";
import { oneOf, whole } from "../checks";
import { collectProblems, expected, isPlain, type Problem, plainPart } from "../problems";

/** Options that decide how new pods replace old ones. */
export interface Rollout {
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly progressDeadlineSeconds?: number;
}

/** Seconds that a rollout may take without progress. */
export const usualDeadline = 600;

/** Lists the mistakes in the times of a rollout. */
export function checkRollout({ minReadySeconds, revisionHistoryLimit, progressDeadlineSeconds }: Rollout): Problem[] {
  const usualReady = 5;
  const least = (minReadySeconds ?? usualReady) + 1;
  return [
    ...whole("minReadySeconds", minReadySeconds, { min: 0, unit: "seconds" }),
    ...whole("revisionHistoryLimit", revisionHistoryLimit, { min: 0 }),
    ...(progressDeadlineSeconds === undefined && least > usualDeadline
      ? [
          expected(
            "progressDeadlineSeconds",
            `a whole number of seconds, ${least} or more`,
            undefined,
            "set it above minReadySeconds",
          ),
        ]
      : []),
    ...whole("progressDeadlineSeconds", progressDeadlineSeconds, {
      min: least,
      unit: "seconds",
      fix: "progressDeadlineSeconds must be greater than minReadySeconds",
    }),
  ];
}

/**
 * Lists the mistakes in the strategy of a Deployment, by the rules of Kubernetes' `ValidateDeploymentStrategy`.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go
 */
export function checkStrategy(strategy: types.input.apps.v1.DeploymentStrategy | undefined): Problem[] {
  const { type, rollingUpdate } = strategy ?? {};
  const { maxSurge, maxUnavailable } = plainPart(rollingUpdate) ?? {};
  const isRecreate = plainPart<string>(type) === "Recreate";
  return [
    ...oneOf("strategy.type", type, ["RollingUpdate", "Recreate"]),
    ...collectProblems([
      isRecreate &&
        rollingUpdate !== undefined && {
          path: "strategy.rollingUpdate",
          message: 'is not allowed with type "Recreate"; remove one of the two',
        },
      isNone(maxSurge) &&
        isNone(maxUnavailable) &&
        expected(
          "strategy.rollingUpdate.maxUnavailable",
          "at least 1 if maxSurge is 0",
          maxUnavailable,
          "raise one of the two so that updates can start",
        ),
    ]),
    ...checkPods("strategy.rollingUpdate.maxSurge", maxSurge),
    ...checkPods("strategy.rollingUpdate.maxUnavailable", maxUnavailable, 100),
  ];
}

/**
 * Lists the mistakes in a number of pods or a percentage of them.
 *
 * @param mostPercent highest percentage
 */
export function checkPods(path: string, value: unknown, mostPercent = Number.POSITIVE_INFINITY): Problem[] {
  if (!isPlain<unknown>(value)) {
    return [];
  }
  const [, percent] = typeof value === "string" ? (/^(\d+)%$/.exec(value) ?? []) : [];
  const isAmount = typeof value === "number" && Number.isInteger(value) && value >= 0;
  const form = mostPercent === 100 ? 'a percentage up to "100%"' : 'a percentage such as "25%"';
  return isAmount || (percent !== undefined && Number(percent) <= mostPercent)
    ? []
    : [expected(path, `a whole number of pods, or ${form}`, value)];
}

function isNone(value: unknown): boolean {
  return value === 0 || value === "0%";
}
