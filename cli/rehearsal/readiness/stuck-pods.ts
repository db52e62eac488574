import { conditionOf, describe, type KubernetesObject, recordsAt, textAt } from "../kubernetes/object";

/** Something that keeps pods from becoming ready. */
export interface Obstacle {
  readonly message: string;
  /** Seconds to give it before it counts as a failure: some obstacles go away when other resources come. */
  readonly graceSeconds: number;
}

/** Waiting reasons of a container that time alone rarely mends. */
const failingReasons = new Set([
  "CrashLoopBackOff",
  "CreateContainerConfigError",
  "CreateContainerError",
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "RunContainerError",
]);

/** What keeps a workload's pods from running, from the workload's own conditions and its pods' states. */
export function obstaclesOf(workload: KubernetesObject, pods: readonly KubernetesObject[]): Obstacle[] {
  return [...refusedPods(workload), ...pods.flatMap(podObstacles)];
}

function refusedPods(workload: KubernetesObject): Obstacle[] {
  const failure = conditionOf(workload, "ReplicaFailure");
  if (failure?.status !== "True") {
    return [];
  }
  return [{ message: `its pods are refused: ${textAt(failure, "message")}`, graceSeconds: 15 }];
}

function podObstacles(pod: KubernetesObject): Obstacle[] {
  if (pod.metadata.deletionTimestamp) {
    return [];
  }
  return [...unschedulable(pod), ...failingContainers(pod)];
}

function unschedulable(pod: KubernetesObject): Obstacle[] {
  const scheduled = conditionOf(pod, "PodScheduled");
  if (scheduled?.status !== "False" || scheduled.reason !== "Unschedulable") {
    return [];
  }
  return [{ message: `${describe(pod)} cannot be scheduled: ${textAt(scheduled, "message")}`, graceSeconds: 60 }];
}

function failingContainers(pod: KubernetesObject): Obstacle[] {
  const statuses = [
    ...recordsAt(pod, "status", "initContainerStatuses"),
    ...recordsAt(pod, "status", "containerStatuses"),
  ];
  return statuses.flatMap((status) => {
    const reason = textAt(status, "state", "waiting", "reason");
    if (!failingReasons.has(reason)) {
      return [];
    }
    const detail = textAt(status, "state", "waiting", "message");
    const message = `${describe(pod)}: container ${textAt(status, "name")} is in ${reason}${detail && `: ${detail}`}`;
    return [{ message, graceSeconds: 20 }];
  });
}

/** Remembers since when each obstacle has been there, and says which have been there too long. */
export class ObstacleClock {
  readonly #since = new Map<string, number>();

  /** The obstacles that have outlived their grace. */
  overdue(obstacles: readonly Obstacle[], nowSeconds: number): Obstacle[] {
    const kinds = obstacles.map((obstacle) => ({ obstacle, key: keyOf(obstacle) }));
    for (const key of this.#since.keys()) {
      if (!kinds.some((kind) => kind.key === key)) {
        this.#since.delete(key);
      }
    }
    return kinds
      .filter(({ obstacle, key }) => {
        const first = this.#since.get(key) ?? nowSeconds;
        this.#since.set(key, first);
        return nowSeconds - first >= obstacle.graceSeconds;
      })
      .map(({ obstacle }) => obstacle);
  }
}

/** An obstacle's kind: replaced pods have new names but the same trouble. */
function keyOf({ message }: Obstacle): string {
  return message.replace(/-[a-z0-9]{5}(?=[ :])/g, "");
}
