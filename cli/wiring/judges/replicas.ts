import { fields, items, number, text } from "../../values";
import type { Inventory } from "../inventory";
import { nameOf, namespaceOf, type PlainObject } from "../objects";
import type { PodSource } from "../pods";

/** Returns the fewest replicas that a workload can have: the autoscaler's minimum if it has one, otherwise its own number. */
export function fewestReplicas(cluster: Inventory, { kind, object }: PodSource): number | undefined {
  if (kind !== "Deployment.apps" && kind !== "StatefulSet.apps" && kind !== "ReplicaSet.apps") {
    return kind === "Pod" ? 1 : undefined;
  }
  const autoscaler = cluster
    .all("HorizontalPodAutoscaler.autoscaling", namespaceOf(object))
    .find((one) => scales(one, object));
  if (autoscaler !== undefined) {
    return number(autoscaler, "spec", "minReplicas") ?? 1;
  }
  const scaled = cluster.all("ScaledObject.keda.sh", namespaceOf(object)).find((one) => scales(one, object));
  if (scaled !== undefined) {
    return number(scaled, "spec", "minReplicaCount") ?? 0;
  }
  return number(object, "spec", "replicas") ?? 1;
}

function scales(autoscaler: PlainObject, workload: PlainObject): boolean {
  const { kind = "Deployment", name } = fields(autoscaler, "spec", "scaleTargetRef");
  return kind === text(workload, "kind") && name === nameOf(workload);
}

/** Returns the resources that containers request if they say nothing: https://kubernetes.io/docs/concepts/policy/limit-range/ */
export function defaultRequests(cluster: Inventory, namespace: string): ReadonlySet<string> {
  const limits = cluster.all("LimitRange", namespace).flatMap((range) => items(range, "spec", "limits"));
  const ofContainers = limits.filter(({ type }) => type === "Container");
  return new Set(
    ofContainers.flatMap((limit) => [
      ...Object.keys(fields(limit.defaultRequest)),
      ...Object.keys(fields(limit.default)),
    ]),
  );
}
