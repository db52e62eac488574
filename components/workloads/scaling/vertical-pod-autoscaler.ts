import { notEmpty, quantity } from "../../checks";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Autoscaling } from "./args";
import { utilizationsOf } from "./horizontal-pod-autoscaler";
import type { VerticalAutoscaling } from "./vertical-pod-autoscaler-args";

const all = ["cpu", "memory"] as const;

/** Renders the spec of a VerticalPodAutoscaler. */
export function verticalAutoscalerSpec(
  kind: string,
  workloadName: string,
  { updateMode = "Off", controlledResources = all, minAllowed, maxAllowed }: VerticalAutoscaling,
): Record<string, unknown> {
  return {
    targetRef: { apiVersion: "apps/v1", kind, name: workloadName },
    updatePolicy: { updateMode },
    resourcePolicy: {
      containerPolicies: [
        {
          containerName: "*",
          controlledResources: [...controlledResources],
          controlledValues: "RequestsAndLimits",
          ...(minAllowed !== undefined && { minAllowed }),
          ...(maxAllowed !== undefined && { maxAllowed }),
        },
      ],
    },
  };
}

/** Lists the mistakes in the options of vertical autoscaling. Two autoscalers that use the same resource would work against each other. */
export function checkVerticalAutoscaling(
  vertical: VerticalAutoscaling | undefined,
  autoscaling: Autoscaling | undefined,
): Problem[] {
  if (vertical === undefined) {
    return [];
  }
  const { updateMode = "Off", controlledResources = all, minAllowed = {}, maxAllowed = {} } = vertical;
  const scaledBy = autoscaling === undefined ? [] : Object.keys(utilizationsOf(autoscaling));
  const both = controlledResources.filter((resource) => scaledBy.includes(resource));
  const path = "verticalAutoscaling";
  return [
    ...notEmpty(`${path}.controlledResources`, controlledResources, "resource", "remove it"),
    ...collectProblems([
      updateMode !== "Off" &&
        both.length > 0 && {
          path: `${path}.controlledResources`,
          message: `autoscaling already uses ${both.map(quote).join(", ")}; remove these resources from controlledResources or from autoscaling, or set updateMode "Off"`,
        },
    ]),
    ...Object.entries({ minAllowed, maxAllowed }).flatMap(([bound, amounts]) =>
      all.flatMap((resource) => quantity(`${path}.${bound}.${resource}`, amounts[resource])),
    ),
    ...all.flatMap((resource) =>
      checkOrder(`${path}.maxAllowed.${resource}`, minAllowed[resource], maxAllowed[resource]),
    ),
  ];
}

function checkOrder(path: string, min: string | undefined, max: string | undefined): Problem[] {
  const isBelow =
    min !== undefined && max !== undefined && (parseQuantity(max) ?? Infinity) < (parseQuantity(min) ?? 0);
  return isBelow ? [expected(path, `at least minAllowed (${min})`, max)] : [];
}
