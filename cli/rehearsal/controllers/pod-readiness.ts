import { items, text } from "../../values";
import { follow, hasCondition, type KubernetesObject } from "../kubernetes";
import type { ControllerContext, RunningController } from "./controller";
import { createWorkQueue } from "./work-queue";

/** Names the node of a running pod that is not ready although its containers are; nothing for every other pod. */
export function nodeOfDemoted(pod: KubernetesObject): string | undefined {
  const runs = pod.status?.phase === "Running" && pod.metadata.deletionTimestamp === undefined;
  return runs && hasCondition(pod, "ContainersReady") && !hasCondition(pod, "Ready")
    ? text(pod, "spec", "nodeName")
    : undefined;
}

/** Returns a patch that makes the pod ready; the API server answers with a conflict if the pod has changed since. */
export function readyAgain(pod: KubernetesObject): object {
  const conditions = items(pod, "status", "conditions").map((condition) =>
    condition.type === "Ready" ? { ...condition, status: "True" } : condition,
  );
  return { metadata: { resourceVersion: pod.metadata.resourceVersion }, status: { conditions } };
}

/**
 * Reports pods ready again on ready nodes, as a kubelet does. For up to five seconds after a node became ready, the controller manager
 * still remembers it as not ready and takes `Ready` from each new pod on it (`processPod` in Kubernetes' node_lifecycle_controller.go);
 * KWOK reports a pod once only.
 */
export function startPodReadiness({ client, signal, report }: ControllerContext): RunningController {
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (key) => {
      const pod = followed.objects.get(key);
      const node = pod && nodeOfDemoted(pod);
      if (pod === undefined || node === undefined) {
        return;
      }
      if (hasCondition(await client.get<KubernetesObject>(`/api/v1/nodes/${node}`), "Ready")) {
        const { namespace, name } = pod.metadata;
        await client.patch(`/api/v1/namespaces/${namespace}/pods/${name}/status`, readyAgain(pod));
      }
    },
  });
  const followed = follow<KubernetesObject>(client, "/api/v1/pods", {
    signal,
    report,
    changed: (key) => queue.add(key),
  });
  return { synced: followed.synced, ended: followed.ended.then(() => queue.idle()) };
}
