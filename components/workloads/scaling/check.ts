import { notBoth, whole } from "../../checks";
import { expected, type Problem } from "../../problems";
import { parseQuantity } from "../../quantity";
import { checkDisruptionBudget, type DisruptionBudget } from "../disruption-budget";
import type { Autoscaling } from "./args";
import { checkAutoscaling } from "./check-autoscaling";
import { minReplicasOf, utilizationsOf } from "./horizontal-pod-autoscaler";
import { checkVerticalAutoscaling } from "./vertical-pod-autoscaler";
import type { VerticalScalingArgs } from "./vertical-pod-autoscaler-args";

/** Options that decide how many pods run, how large they are, and how many a drain may remove. */
export interface ScalingArgs extends VerticalScalingArgs {
  /** A number, or an Output of one. */
  readonly replicas?: unknown;
  readonly autoscaling?: Autoscaling;
  readonly podDisruptionBudget?: DisruptionBudget;
  readonly resources?: { readonly requests?: { readonly cpu?: string } };
}

/**
 * Lists the mistakes in the options of scaling.
 *
 * @param usual the tier's number of replicas
 */
export function checkScaling(args: ScalingArgs, usual: number): Problem[] {
  const { replicas, autoscaling, verticalAutoscaling, resources } = args;
  return [
    ...notBoth(
      "replicas",
      replicas,
      "autoscaling",
      autoscaling,
      "remove replicas, because the autoscaler sets the number of pods",
    ),
    ...(typeof replicas === "number" ? whole("replicas", replicas, { min: 0 }) : []),
    ...(autoscaling === undefined ? [] : [...checkAutoscaling(autoscaling), ...checkRequests(autoscaling, resources)]),
    ...checkVerticalAutoscaling(verticalAutoscaling, autoscaling),
    ...checkDisruptionBudget(args.podDisruptionBudget, fewest(args, usual)),
  ];
}

/** A percentage of 0 never changes the number of pods. */
function checkRequests(
  autoscaling: Autoscaling,
  { requests = {} }: NonNullable<ScalingArgs["resources"]> = {},
): Problem[] {
  const isNothing = requests.cpu !== undefined && parseQuantity(requests.cpu) === 0;
  return isNothing && utilizationsOf(autoscaling).cpu !== undefined
    ? [
        expected(
          "resources.requests.cpu",
          "more than 0, because the autoscaler measures usage in percent of the request",
          requests.cpu,
        ),
      ]
    : [];
}

/** Returns the smallest number of pods, or nothing if it is not known yet. */
function fewest({ replicas, autoscaling }: ScalingArgs, usual: number): number | undefined {
  if (autoscaling !== undefined) {
    return Math.max(1, minReplicasOf(autoscaling, usual));
  }
  const given = replicas ?? usual;
  return typeof given === "number" ? given : undefined;
}
