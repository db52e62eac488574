import { parseQuantity } from "../../quantity";
import type { PodArgs } from "./args";
import type { ContainerArgs, Resources } from "./container-args";
import { defaultRequests, devicesOf } from "./resources";

/** The options of a pod that count against a quota. */
export type CountedPod = Pick<PodArgs, "resources" | "containers" | "initContainers">;

/**
 * Returns how much one pod requests of each resource that a quota counts, with the names of `ResourceQuota.spec.hard`. The amount is the larger of
 * two sums: all containers and sidecars, or an init container and the sidecars before it. A resource is undefined if one of its amounts is not a
 * quantity.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podRequests(pod: CountedPod): Readonly<Record<string, number | undefined>> {
  const amounts = (read: (resources: Resources) => string) =>
    podAmount(pod, (resources) => parseQuantity(read(resources)));
  const devices = containersOf(pod).flatMap(({ resources = {} }) => Object.keys(devicesOf(resources)));
  return {
    "requests.cpu": amounts(({ requests }) => requests?.cpu ?? defaultRequests.cpu),
    "requests.memory": amounts(memoryRequest),
    "limits.memory": amounts((resources) => resources.limits?.memory ?? memoryRequest(resources)),
    ...Object.fromEntries(
      devices.map((name) => [`requests.${name}`, amounts((resources) => devicesOf(resources)[name] ?? "0")]),
    ),
  };
}

function containersOf(pod: CountedPod): Pick<ContainerArgs, "resources">[] {
  return [pod, ...Object.values(pod.containers ?? {}), ...Object.values(pod.initContainers ?? {})];
}

function memoryRequest({ requests }: Resources): string {
  return requests?.memory ?? defaultRequests.memory;
}

function podAmount(pod: CountedPod, read: (resources: Resources) => number | undefined): number | undefined {
  const amountOf = ({ resources }: Pick<ContainerArgs, "resources">) => read(resources ?? {}) ?? Number.NaN;
  let [sidecars, atStart] = [0, 0];
  for (const one of Object.values(pod.initContainers ?? {})) {
    const isSidecar = one.restartPolicy === "Always";
    atStart = Math.max(atStart, sidecars + amountOf(one));
    sidecars += isSidecar ? amountOf(one) : 0;
  }
  const running = [pod, ...Object.values(pod.containers ?? {})].map(amountOf).reduce((sum, one) => sum + one, sidecars);
  const amount = Math.max(atStart, running);
  return Number.isNaN(amount) ? undefined : amount;
}
