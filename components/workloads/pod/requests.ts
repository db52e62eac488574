import { parseQuantity } from "../../quantity";
import type { PodArgs } from "./args";
import type { ContainerArgs, Resources } from "./container-args";
import { defaultRequests } from "./resources";

/** A resource that a quota counts, as `ResourceQuota.spec.hard` names it. */
export type Counted = "requests.cpu" | "requests.memory" | "limits.memory";

/** The options of a pod that count against a quota. */
export type CountedPod = Pick<PodArgs, "resources" | "containers" | "initContainers">;

/**
 * Returns how much one pod requests: its containers and sidecars together, or an init container and the sidecars before it if
 * that is more. A resource is undefined if one of its amounts is not a quantity.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podRequests(pod: CountedPod): Readonly<Record<Counted, number | undefined>> {
  const amounts = (read: (resources: Resources) => string) =>
    podAmount(pod, (resources) => parseQuantity(read(resources)));
  return {
    "requests.cpu": amounts(({ requests }) => requests?.cpu ?? defaultRequests.cpu),
    "requests.memory": amounts(memoryRequest),
    "limits.memory": amounts((resources) => resources.limits?.memory ?? memoryRequest(resources)),
  };
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
