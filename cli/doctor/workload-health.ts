import { hasCondition, type KubernetesObject } from "../rehearsal/kubernetes";
import { fields, items, number, text } from "../values";
import { labelOf } from "../wiring";
import type { Check } from "./check";

/** How long a pod may take to start. */
const patienceMs = 5 * 60_000;

/** Why a container that waits will not start by itself. */
const stuckReasons = new Set([
  "CrashLoopBackOff",
  "CreateContainerConfigError",
  "CreateContainerError",
  "ErrImageNeverPull",
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "RunContainerError",
]);

/** Reports the nodes that are not ready. */
export function judgeNodes(nodes: readonly KubernetesObject[]): Check[] {
  const lost = nodes.filter((node) => !hasCondition(node, "Ready"));
  if (lost.length === 0) {
    const message = nodes.length === 0 ? "there are none yet" : `${nodes.length}, all ready`;
    return [{ area: "nodes", state: nodes.length === 0 ? "warn" : "pass", subject: "nodes", message }];
  }
  return lost.map((node) => {
    const ready = items(node, "status", "conditions").find(({ type }) => type === "Ready");
    const why = text(ready, "message") ?? text(ready, "reason") ?? "its kubelet reported nothing";
    const fix = `kubectl describe node ${text(node, "metadata", "name")}`;
    return { area: "nodes", state: "fail", subject: labelOf(node), message: `is not ready: ${why}`, fix };
  });
}

/** Reports the pods that cannot start, each with the reason of its first stuck container or of the scheduler. */
export function judgePods(pods: readonly KubernetesObject[], now: number): Check[] {
  const alive = pods.filter((pod) => !["Succeeded", "Failed"].includes(text(pod, "status", "phase") ?? ""));
  const stuck = alive.flatMap((pod) => {
    const why = reasonOf(pod, now);
    const [namespace, name] = [text(pod, "metadata", "namespace"), text(pod, "metadata", "name")];
    const fix = `kubectl describe pod ${name} --namespace ${namespace}`;
    return why === undefined
      ? []
      : ([{ area: "pods", state: "fail", subject: labelOf(pod), message: why, fix }] as const);
  });
  const message = `${alive.length} checked, none stuck`;
  return stuck.length > 0 ? stuck : [{ area: "pods", state: "pass", subject: "pods", message }];
}

function reasonOf(pod: KubernetesObject, now: number): string | undefined {
  const statuses = [...items(pod, "status", "initContainerStatuses"), ...items(pod, "status", "containerStatuses")];
  for (const status of statuses) {
    const waiting = fields(status, "state", "waiting");
    const reason = text(waiting, "reason");
    if (reason !== undefined && stuckReasons.has(reason)) {
      const restarts = number(status, "restartCount") ?? 0;
      const often = restarts === 0 ? "" : `, ${restarts} restarts`;
      return `container ${text(status, "name")}: ${reason}${often}`;
    }
  }
  const scheduled = items(pod, "status", "conditions").find(({ type }) => type === "PodScheduled");
  const isOld = now - Date.parse(text(pod, "metadata", "creationTimestamp") ?? "") > patienceMs;
  return scheduled?.status === "False" && isOld
    ? `cannot be scheduled: ${text(scheduled, "message") ?? text(scheduled, "reason") ?? "no reason given"}`
    : undefined;
}

/** Reports namespaces whose deletion hangs, with the cause. */
export function judgeNamespaces(namespaces: readonly KubernetesObject[], now: number): Check[] {
  return namespaces.flatMap((namespace) => {
    const since = text(namespace, "metadata", "deletionTimestamp");
    if (since === undefined || now - Date.parse(since) < patienceMs) {
      return [];
    }
    const holds = items(namespace, "status", "conditions").find(({ type }) => type === "NamespaceFinalizersRemaining");
    const message = `has been terminating since ${since}: ${text(holds, "message") ?? "an object in it has a finalizer"}`;
    const fix = "find the controller of the finalizer; remove the finalizer only if its controller no longer exists";
    return [{ area: "pods", state: "fail", subject: labelOf(namespace), message, fix }] as const;
  });
}
