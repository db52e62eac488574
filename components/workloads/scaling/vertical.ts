import { type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { badQuantity } from "../pod/resources";
import type { Autoscaling } from "./args";
import { scaledResources } from "./check-autoscaling";
import type { VerticalAutoscaling } from "./vertical-args";

const all = ["cpu", "memory"] as const;

/** Renders the spec of a VerticalPodAutoscaler over a workload. */
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

/** Objections to how requests follow usage; two autoscalers that act on one resource would answer one another for ever. */
export function checkVerticalAutoscaling(
  vertical: VerticalAutoscaling | undefined,
  autoscaling: Autoscaling | undefined,
): (Problem | false)[] {
  if (vertical === undefined) {
    return [];
  }
  const { updateMode = "Off", controlledResources = all, minAllowed = {}, maxAllowed = {} } = vertical;
  const both = controlledResources.filter((resource) => scaledResources(autoscaling).includes(resource));
  const path = "verticalAutoscaling";
  return [
    controlledResources.length === 0 && {
      path: `${path}.controlledResources`,
      message: 'at least one of "cpu", "memory", given []: leave it out for both',
    },
    updateMode !== "Off" &&
      both.length > 0 && {
        path: `${path}.controlledResources`,
        message: `resources that autoscaling does not look at, given ${both.map(quote).join(", ")} in both: leave them out here, scale on something else, or set updateMode "Off"`,
      },
    ...Object.entries({ minAllowed, maxAllowed }).flatMap(([bound, amounts]) =>
      all.map((resource) => badQuantity(amounts[resource], `${path}.${bound}.${resource}`)),
    ),
    ...all.map((resource) => crossed(minAllowed[resource], maxAllowed[resource], `${path}.maxAllowed.${resource}`)),
  ];
}

function crossed(least: string | undefined, most: string | undefined, path: string): Problem | false {
  return (
    least !== undefined &&
    most !== undefined &&
    (parseQuantity(most) ?? Infinity) < (parseQuantity(least) ?? 0) && {
      path,
      message: `at least minAllowed (${least}), given ${quote(most)}`,
    }
  );
}
