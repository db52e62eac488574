import { parseQuantity } from "../../quantity";
import type { PodArgs } from "./args";
import type { ContainerArgs, Resources } from "./container-args";
import { defaultRequests } from "./defaults";

/** What counts against a quota, as `ResourceQuota.spec.hard` names it. */
export type Counted = "requests.cpu" | "requests.memory" | "limits.memory";

/** What a pod is made of, as far as it counts against a quota. */
export type CountedPod = Pick<PodArgs, "resources" | "containers" | "initContainers">;

/**
 * What one pod asks for: its containers and sidecars together, or an init container and the sidecars before it where that is
 * more; nothing where an amount is no quantity. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
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
  let [beside, atStart] = [0, 0];
  for (const one of Object.values(pod.initContainers ?? {})) {
    if (one.restartPolicy === "Always") {
      beside += amountOf(one);
    }
    atStart = Math.max(atStart, one.restartPolicy === "Always" ? beside : beside + amountOf(one));
  }
  const running = [pod, ...Object.values(pod.containers ?? {})].map(amountOf).reduce((sum, one) => sum + one, beside);
  const amount = Math.max(atStart, running);
  return Number.isNaN(amount) ? undefined : amount;
}
