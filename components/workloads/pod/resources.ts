import type { types } from "@pulumi/kubernetes";
import { bytes, cpus } from "../../amounts";
import { checkLabelKey } from "../../labels";
import { collectProblems, expected, type Problem } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Resources } from "./container-args";

/** Default requests of a container. */
export const defaultRequests = { cpu: "100m", memory: "128Mi" } as const;

/** Lists the mistakes in the resources of a container. */
export function checkResources(resources: Resources): Problem[] {
  return [
    ...(["requests", "limits"] as const).flatMap((kind) => [
      ...Object.keys(resources[kind] ?? {}).flatMap((name) => checkName(`resources.${kind}.${name}`, name)),
      ...(resources[kind]?.cpu === undefined ? [] : cpus(`resources.${kind}.cpu`, resources[kind].cpu)),
      ...(resources[kind]?.memory === undefined ? [] : bytes(`resources.${kind}.memory`, resources[kind].memory)),
      ...Object.entries(extended(resources[kind])).flatMap(([name, amount]) =>
        checkExtended(`resources.${kind}.${name}`, name, amount),
      ),
    ]),
    ...collectProblems((["cpu", "memory"] as const).map((name) => limitBelowRequest(name, resources))),
    ...Object.keys(extended(resources.requests)).flatMap((name) => checkEqual(name, resources)),
  ];
}

/** Names of devices contain a domain. You cannot set ephemeral storage, because it follows from `emptyDirs`. */
function checkName(path: string, name: string): Problem[] {
  const isKnown = name === "cpu" || name === "memory" || name.includes("/");
  return isKnown
    ? []
    : [{ path, message: 'unknown resource; allowed are cpu, memory and devices such as "nvidia.com/gpu"' }];
}

function checkExtended(path: string, name: string, amount: string): Problem[] {
  const isWhole = /^\d+$/.test(amount);
  return [...checkLabelKey(path, name, []), ...(isWhole ? [] : [expected(path, "a whole number of devices", amount)])];
}

function checkEqual(name: string, { requests, limits }: Resources): Problem[] {
  const [request, limit] = [extended(requests)[name], extended(limits)[name]];
  const isSame = limit === undefined || limit === request;
  const fix = "request and limit must be the same; remove one of the two";
  return isSame ? [] : [expected(`resources.limits.${name}`, `the request (${request})`, limit, fix)];
}

/** Returns the devices of a container by name; request and limit are the same. */
export function devicesOf({ requests, limits }: Resources): Record<string, string> {
  return { ...extended(requests), ...extended(limits) };
}

/**
 * Tolerates the taints of the devices that containers request. Clouds taint nodes with devices, and the key of the taint is the device's name.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#extendedresourcetoleration
 */
export function deviceTolerations(
  containers: readonly { readonly resources?: Resources }[],
): types.input.core.v1.Toleration[] {
  const names = new Set(containers.flatMap(({ resources = {} }) => Object.keys(devicesOf(resources))));
  return [...names].map((key) => ({ key, operator: "Exists", effect: "NoSchedule" }));
}

/** Returns the amounts of devices: every resource with a domain. */
function extended(amounts: Resources["requests"] = {}): Record<string, string> {
  const named = Object.entries(amounts).filter(([name, amount]) => name.includes("/") && amount !== undefined);
  return Object.fromEntries(named.map(([name, amount]) => [name, String(amount)]));
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

/** Returns the memory limit of a container. The default is its memory request. */
export function memoryLimit({ requests, limits }: Resources): string {
  return limits?.memory ?? requests?.memory ?? defaultRequests.memory;
}

/** Renders the resources of a container. */
export function resourcesOf(given: Resources, ephemeralStorage: string): types.input.core.v1.ResourceRequirements {
  const memory = given.requests?.memory ?? defaultRequests.memory;
  const cpuLimit = given.limits?.cpu;
  const devices = devicesOf(given);
  return {
    requests: { cpu: given.requests?.cpu ?? defaultRequests.cpu, memory, "ephemeral-storage": "64Mi", ...devices },
    limits: {
      ...(cpuLimit !== undefined && { cpu: cpuLimit }),
      memory: memoryLimit(given),
      "ephemeral-storage": ephemeralStorage,
      ...devices,
    },
  };
}
