import { notBoth, whole } from "../../checks";
import type { Problem } from "../../problems";
import { checkDisruptionBudget, type DisruptionBudget } from "../disruption-budget";
import type { Autoscaling } from "./args";
import { checkAutoscaling } from "./check-autoscaling";
import { minReplicasOf } from "./horizontal-pod-autoscaler";
import { checkVerticalAutoscaling } from "./vertical-pod-autoscaler";
import type { VerticalScalingArgs } from "./vertical-pod-autoscaler-args";

/** Options that decide how many pods run, how large they are, and how many a drain may remove. */
export interface ScalingArgs extends VerticalScalingArgs {
  /** A number, or an Output of one. */
  readonly replicas?: unknown;
  readonly autoscaling?: Autoscaling;
  readonly podDisruptionBudget?: DisruptionBudget;
}

/**
 * Lists the mistakes in how a workload scales.
 *
 * @param usual the tier's number of replicas
 */
export function checkScaling(args: ScalingArgs, usual: number): Problem[] {
  const { replicas, autoscaling, verticalAutoscaling } = args;
  return [
    ...notBoth("replicas", replicas, "autoscaling", autoscaling, "the autoscaler sets the number, so remove replicas"),
    ...(typeof replicas === "number" ? whole("replicas", replicas, { min: 0 }) : []),
    ...(autoscaling === undefined ? [] : checkAutoscaling(autoscaling)),
    ...checkVerticalAutoscaling(verticalAutoscaling, autoscaling),
    ...checkDisruptionBudget(args.podDisruptionBudget, fewest(args, usual)),
  ];
}

/** Returns the smallest number of pods, or nothing if it is not known yet. */
function fewest({ replicas, autoscaling }: ScalingArgs, usual: number): number | undefined {
  if (autoscaling !== undefined) {
    return Math.max(1, minReplicasOf(autoscaling, usual));
  }
  const given = replicas ?? usual;
  return typeof given === "number" ? given : undefined;
}
