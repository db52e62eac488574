import { collectProblems, type Problem } from "../../problems";
import type { ServingArgs } from "../workload/args";
import type { Autoscaling } from "./args";
import { checkAutoscaling, outside } from "./check-autoscaling";
import { checkDisruption } from "./disruption";
import { minReplicasOf } from "./horizontal";

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
    typeof replicas === "number" && outside(replicas, "replicas", 0),
    ...(autoscaling === undefined ? [] : checkAutoscaling(autoscaling)),
    ...checkDisruption(args.podDisruptionBudget, fewest(args, usual)),
  ]);
}

/** The fewest pods that there are while there are any; nothing where it cannot be told. */
function fewest({ replicas, autoscaling }: ScalingArgs, usual: number): number | undefined {
  if (autoscaling !== undefined) {
    return Math.max(1, minReplicasOf(autoscaling, usual));
  }
  const given = replicas ?? usual;
  return typeof given === "number" ? given : undefined;
}
