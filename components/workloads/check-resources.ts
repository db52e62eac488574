import { type Problem, collectProblems, quote } from "../problems";
import { parseQuantity } from "../quantity";
import { defaultRequests } from "./defaults";
import type { WorkloadArgs } from "./options";

/** Objections to what a container asks for, mounts and finds in its environment. */
export function checkResources({ resources = {}, emptyDirs = {}, env = {} }: WorkloadArgs): Problem[] {
  return collectProblems([
    ...(["requests", "limits"] as const).flatMap((kind) =>
      Object.entries(resources[kind] ?? {}).map(([name, value]) => badQuantity(value, `resources.${kind}.${name}`)),
    ),
    ...(["cpu", "memory"] as const).map((name) => limitBelowRequest(name, resources)),
    ...Object.entries(emptyDirs).flatMap(([name, { mountPath, sizeLimit }]) => [
      !mountPath.startsWith("/") && {
        path: `emptyDirs.${name}.mountPath`,
        message: `an absolute path, given ${quote(mountPath)}: write ${quote(`/${mountPath}`)}`,
      },
      badQuantity(sizeLimit, `emptyDirs.${name}.sizeLimit`),
    ]),
    ...Object.keys(env).map(
      (name) =>
        !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name) && {
          path: "env",
          message: `a name of letters, digits, "_", "-" and ".", given ${quote(name)}`,
        },
    ),
  ]);
}

function badQuantity(value: string | undefined, path: string): Problem | false {
  return (
    value !== undefined &&
    parseQuantity(value) === undefined && {
      path,
      message: `a Kubernetes quantity such as "250m" or "128Mi", given ${quote(value)}`,
    }
  );
}

function limitBelowRequest(name: "cpu" | "memory", resources: NonNullable<WorkloadArgs["resources"]>): Problem | false {
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
