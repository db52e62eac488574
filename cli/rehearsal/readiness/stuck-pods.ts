import { items, text } from "../../values";
import { conditionOf, describe, hasCondition, type KubernetesObject } from "../kubernetes";

/** A reason why pods do not become ready. */
export interface Obstacle {
  readonly message: string;
  /** Seconds until it counts as a failure: some obstacles go away once other resources exist. */
  readonly graceSeconds: number;
  /** Whether pods wait for a node. */
  readonly isUnscheduled?: boolean;
}

/** Reasons for waiting containers that rarely go away by themselves. */
const failingReasons = new Set([
  "CrashLoopBackOff",
  "CreateContainerConfigError",
  "CreateContainerError",
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "RunContainerError",
]);

/** Lists what keeps a workload's pods from running, from the workload's conditions and its pods' states. */
export function obstaclesOf(workload: KubernetesObject, pods: readonly KubernetesObject[]): Obstacle[] {
  return [...refusedPods(workload), ...pods.flatMap(podObstacles)];
}

function refusedPods(workload: KubernetesObject): Obstacle[] {
  if (!hasCondition(workload, "ReplicaFailure")) {
    return [];
  }
  const reason = text(conditionOf(workload, "ReplicaFailure"), "message") ?? "";
  return [{ message: `its pods are refused: ${reason}`, graceSeconds: 15 }];
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
  const reason = text(scheduled, "message") ?? "";
  return [{ message: `${describe(pod)} cannot be scheduled: ${reason}`, graceSeconds: 60, isUnscheduled: true }];
}

function failingContainers(pod: KubernetesObject): Obstacle[] {
  const statuses = [...items(pod, "status", "initContainerStatuses"), ...items(pod, "status", "containerStatuses")];
  return statuses.flatMap((status) => {
    const reason = text(status, "state", "waiting", "reason") ?? "";
    if (!failingReasons.has(reason)) {
      return [];
    }
    const detail = text(status, "state", "waiting", "message");
    const message = `${describe(pod)}: container ${String(status.name)} is in ${reason}${detail === undefined ? "" : `: ${detail}`}`;
    return [{ message, graceSeconds: 20 }];
  });
}

/** Says why a wait ends: each obstacle once, and that nodes are full if pods wait for one. */
export function reasonOf(obstacles: readonly Obstacle[], shortage: string | undefined): string {
  const messages = new Map(obstacles.map((obstacle) => [keyOf(obstacle), obstacle.message]));
  const full = obstacles.some(({ isUnscheduled }) => isUnscheduled) ? shortage : undefined;
  const all = [...messages.values(), full].filter((one) => one !== undefined);
  /* The scheduler ends its messages with a period. */
  return all.map((one) => one.replace(/\.$/, "")).join("; ");
}

/** Remembers when each obstacle was first seen. */
export class ObstacleClock {
  readonly #since = new Map<string, number>();

  /** Returns the obstacles that have lasted too long. */
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

/** Identifies an obstacle, even after its pod is recreated under a new name. */
function keyOf({ message }: Obstacle): string {
  return message.replace(/-[a-z0-9]{5}(?=[ :])/g, "");
}
