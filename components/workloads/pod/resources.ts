import type { types } from "@pulumi/kubernetes";
import { quantity } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Resources } from "./container-args";

/** Requests of a container that sets none. */
export const defaultRequests = { cpu: "100m", memory: "128Mi" } as const;

/** Lists the mistakes in the resources of a container. */
export function checkResources(resources: Resources): Problem[] {
  return [
    ...(["requests", "limits"] as const).flatMap((kind) =>
      Object.entries(resources[kind] ?? {}).flatMap(([name, value]) => quantity(`resources.${kind}.${name}`, value)),
    ),
    ...collectProblems((["cpu", "memory"] as const).map((name) => limitBelowRequest(name, resources))),
  ];
}

function limitBelowRequest(name: "cpu" | "memory", resources: Resources): Problem | false {
  const request = resources.requests?.[name] ?? defaultRequests[name];
  const limit = resources.limits?.[name];
  return (
    limit !== undefined &&
    (parseQuantity(limit) ?? Infinity) < (parseQuantity(request) ?? 0) &&
    expected(
      `resources.limits.${name}`,
      `at least the request (${request})`,
      limit,
      `raise it, or lower resources.requests.${name}`,
    )
  );
}

/** Renders the resources of a container. */
export function resourcesOf(given: Resources, ephemeralStorage: string): types.input.core.v1.ResourceRequirements {
  const memory = given.requests?.memory ?? defaultRequests.memory;
  const cpuLimit = given.limits?.cpu;
  return {
    requests: { cpu: given.requests?.cpu ?? defaultRequests.cpu, memory, "ephemeral-storage": "64Mi" },
    limits: {
      ...(cpuLimit !== undefined && { cpu: cpuLimit }),
      memory: given.limits?.memory ?? memory,
      "ephemeral-storage": ephemeralStorage,
    },
  };
}
