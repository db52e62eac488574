import { at, fields, items, text } from "../../values";
import type { KubernetesObject } from "../kubernetes";

/** A class of the cluster that an object names, and that must exist before the object does anything. */
export interface NamedClass extends KubernetesObject {
  readonly kind: "StorageClass" | "PriorityClass" | "RuntimeClass";
}

/** Classes that every cluster has: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
const everywhere = /^system-(?:cluster|node)-critical$/;

/** A provisioner that the run's controller simulates; each claim gets its volume at once. */
const provisioner = "taken-to-exist.invalid";

/** Lists the classes that an object, or its pods, name: those of claims, priorities and runtimes. */
export function namedClasses(object: KubernetesObject): NamedClass[] {
  const claims = object.kind === "PersistentVolumeClaim" ? [object] : items(object.spec, "volumeClaimTemplates");
  const pod = podSpecIn(object);
  const storage = claims.flatMap((claim) => text(claim, "spec", "storageClassName") ?? []);
  const priority = text(pod, "priorityClassName") ?? "";
  const runtime = text(pod, "runtimeClassName") ?? "";
  return [
    ...[...new Set(storage)].map((name) => classOf("StorageClass", "storage.k8s.io/v1", name, { provisioner })),
    ...(priority === "" || everywhere.test(priority)
      ? []
      : [classOf("PriorityClass", "scheduling.k8s.io/v1", priority, { value: 0 })]),
    ...(runtime === "" ? [] : [classOf("RuntimeClass", "node.k8s.io/v1", runtime, { handler: runtime })]),
  ];
}

/** Lists the claims that an object's pods mount by name, without those that a StatefulSet creates. */
export function namedClaims(object: KubernetesObject): string[] {
  const named = items(podSpecIn(object), "volumes").flatMap(
    (volume) => text(volume, "persistentVolumeClaim", "claimName") ?? [],
  );
  return [...new Set(named)];
}

function podSpecIn({ kind, spec }: KubernetesObject): unknown {
  const template = at(spec, "template") ?? at(spec, "jobTemplate", "spec", "template");
  return kind === "Pod" ? spec : fields(template, "spec");
}

function classOf(kind: NamedClass["kind"], apiVersion: string, name: string, rest: Pick<NamedClass, string>) {
  return { apiVersion, kind, metadata: { name }, ...rest };
}

/** Names the class that an object defines; undefined if it defines none. Volumes without a class object share its name. */
export function broughtClass(object: unknown): string | undefined {
  const kind = text(object, "kind") ?? "";
  if (kind === "PersistentVolume") {
    const name = text(object, "spec", "storageClassName");
    return name && `StorageClass ${name}`;
  }
  return ["StorageClass", "PriorityClass", "RuntimeClass", "IngressClass"].includes(kind)
    ? `${kind} ${text(object, "metadata", "name") ?? ""}`
    : undefined;
}
