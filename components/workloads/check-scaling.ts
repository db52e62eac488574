import { type Problem, collectProblems, quote } from "../problems";
import type { Autoscaling, DisruptionBudget, ServingArgs } from "./options";

/** What decides how many pods run and how many may go; both ways of scaling, since either may be an Output. */
export interface ScalingArgs extends Pick<ServingArgs, "podDisruptionBudget"> {
  readonly replicas?: unknown;
  readonly autoscaling?: Autoscaling;
}

/** Objections to the number of pods and to the budget that drains keep to; `usual` is the number that the tier gives. */
export function checkScaling(args: ScalingArgs, usual: number): Problem[] {
  const { replicas, autoscaling } = args;
  return collectProblems([
    replicas !== undefined &&
      autoscaling !== undefined && {
        path: "replicas",
        message:
          "replicas and autoscaling exclude one another, given both: the autoscaler owns the number, leave replicas out",
      },
    typeof replicas === "number" && notWhole(replicas, 0, "replicas"),
    ...(autoscaling === undefined ? [] : checkAutoscaling(autoscaling)),
    ...checkDisruption(args, usual),
  ]);
}

function notWhole(value: number, least: number, path: string): Problem | false {
  const message = `a whole number, ${least} or more, given ${quote(value)}`;
  return (!Number.isInteger(value) || value < least) && { path, message };
}

function checkAutoscaling(autoscaling: Autoscaling): (Problem | false)[] {
  const { minReplicas, maxReplicas, cpuUtilization, memoryUtilization } = autoscaling;
  const percentage = (value: number | undefined, path: string): Problem | false =>
    value !== undefined &&
    !(value >= 1) && { path, message: `a percentage of the request, 1 or more, given ${quote(value)}` };
  const tooFew = {
    path: "autoscaling.maxReplicas",
    message: `at least minReplicas (${minReplicas ?? 1}), given ${quote(maxReplicas)}`,
  };
  return [
    minReplicas !== undefined && notWhole(minReplicas, 1, "autoscaling.minReplicas"),
    maxReplicas < (minReplicas ?? 1) ? tooFew : notWhole(maxReplicas, 1, "autoscaling.maxReplicas"),
    percentage(cpuUtilization, "autoscaling.cpuUtilization"),
    percentage(memoryUtilization, "autoscaling.memoryUtilization"),
  ];
}

function checkDisruption(args: ScalingArgs, usual: number): (Problem | false)[] {
  const { podDisruptionBudget: budget, replicas = usual, autoscaling } = args;
  if (budget === undefined) {
    return [];
  }
  const running = autoscaling?.minReplicas ?? (typeof replicas === "number" ? replicas : undefined);
  return [
    (budget.minAvailable === undefined) === (budget.maxUnavailable === undefined) && {
      path: "podDisruptionBudget",
      message: "exactly one of minAvailable and maxUnavailable: prefer maxUnavailable: 1",
    },
    blocksDrains(budget, running) && {
      path: "podDisruptionBudget",
      message: `a budget that lets at least one pod go, given ${quote(budget)}${running === undefined ? "" : ` with ${running} replicas`}: it would block every drain; use maxUnavailable: 1`,
    },
  ];
}

function blocksDrains({ minAvailable, maxUnavailable }: DisruptionBudget, running: number | undefined): boolean {
  const none = maxUnavailable === 0 || maxUnavailable === "0" || maxUnavailable === "0%";
  const all =
    minAvailable === "100%" || (typeof minAvailable === "number" && running !== undefined && minAvailable >= running);
  return none || all;
}
