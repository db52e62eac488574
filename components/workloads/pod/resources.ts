import { collectProblems, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Resources } from "./container-args";
import { defaultRequests } from "./defaults";

/** Objections to what a container asks for. */
export function checkResources(resources: Resources): Problem[] {
  return collectProblems([
    ...(["requests", "limits"] as const).flatMap((kind) =>
      Object.entries(resources[kind] ?? {}).map(([name, value]) => badQuantity(value, `resources.${kind}.${name}`)),
    ),
    ...(["cpu", "memory"] as const).map((name) => limitBelowRequest(name, resources)),
  ]);
}

/** An objection to a text that is no quantity. */
export function badQuantity(value: string | undefined, path: string): Problem | false {
  return (
    value !== undefined &&
    parseQuantity(value) === undefined && {
      path,
      message: `a Kubernetes quantity such as "250m" or "128Mi", given ${quote(value)}`,
    }
  );
}

function limitBelowRequest(name: "cpu" | "memory", resources: Resources): Problem | false {
  const request = resources.requests?.[name] ?? defaultRequests[name];
  const limit = resources.limits?.[name];
  return (
    limit !== undefined &&
    (parseQuantity(limit) ?? Infinity) < (parseQuantity(request) ?? 0) && {
      path: `resources.limits.${name}`,
      message: `at least the request (${request}), given ${quote(limit)}: raise it, or lower resources.requests.${name}`,
    }
  );
}
