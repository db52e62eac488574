import { selects } from "../label-selector";
import { type Fields, fields, items, number, text } from "../values";
import { controllerOf, type Listing, nameOf, namespaceOf, type PlainObject } from "./objects";

/** An object that makes pods, or a single pod. */
export interface PodSource {
  readonly object: PlainObject;
  readonly kind: string;
  readonly namespace: string;
  readonly labels: Fields;
  readonly spec: Fields;
}

const template = ["spec", "template"];

/** The path of the pod template, by kind. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  ReplicationController: template,
  "DaemonSet.apps": template,
  "Deployment.apps": template,
  "ReplicaSet.apps": template,
  "StatefulSet.apps": template,
  "CronJob.batch": ["spec", "jobTemplate", ...template],
  "Job.batch": template,
};

/** Reads the pods of an object; undefined if its kind makes none. */
export function podSourceOf(kind: string, object: PlainObject): PodSource | undefined {
  const path = podPaths[kind];
  if (path === undefined) {
    return undefined;
  }
  const pod = fields(object, ...path);
  return {
    object,
    kind,
    namespace: namespaceOf(object),
    labels: fields(pod, "metadata", "labels"),
    spec: fields(pod, "spec"),
  };
}

/** Lists the objects that make pods. Objects that one of these made itself, such as a Deployment's ReplicaSet, are left out. */
export function podSources(cluster: Listing): PodSource[] {
  return Object.keys(podPaths).flatMap((kind) =>
    cluster
      .all(kind)
      .filter((object) => !Object.hasOwn(podPaths, controllerOf(object) ?? ""))
      .flatMap((object) => podSourceOf(kind, object) ?? []),
  );
}

/** Lists the makers of the pods that a selector matches in a namespace. */
export function selectedPods(
  { pods }: { readonly pods: readonly PodSource[] },
  namespace: string,
  selector: unknown,
): PodSource[] {
  return pods.filter((source) => source.namespace === namespace && isSelected(source, selector));
}

/** Reports whether a selector matches some of the pods that an object makes. */
export function isSelected(source: PodSource, selector: unknown): boolean {
  return [source.labels, ...labelsOfReplicas(source)].some((labels) => selects(selector, labels));
}

/** Lists the labels of each pod of a StatefulSet: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label */
function labelsOfReplicas({ kind, labels, object }: PodSource): Fields[] {
  if (kind !== "StatefulSet.apps") {
    return [];
  }
  const replicas = number(object, "spec", "replicas") ?? 1;
  const first = number(object, "spec", "ordinals", "start") ?? 0;
  return Array.from({ length: replicas }, (_, index) => ({
    ...labels,
    "apps.kubernetes.io/pod-index": String(first + index),
    "statefulset.kubernetes.io/pod-name": `${nameOf(object)}-${first + index}`,
  }));
}

/** Returns the containers that run for as long as the pod: the main ones and sidecars. */
export function runningContainers(spec: Fields): Fields[] {
  const sidecars = items(spec.initContainers).filter(({ restartPolicy }) => restartPolicy === "Always");
  return [...items(spec.containers), ...sidecars];
}

/** A port that a container declares. */
export interface ContainerPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** Returns the ports that containers declare. */
export function portsOf(containers: readonly Fields[]): ContainerPort[] {
  return containers.flatMap(({ ports }) =>
    items(ports).map((port) => ({
      name: text(port, "name"),
      number: number(port, "containerPort") ?? 0,
      protocol: text(port, "protocol") ?? "TCP",
    })),
  );
}

/** Writes ports for a message: `http (8080), 9090`, or `none`. */
export function portsText(ports: readonly { readonly name?: string; readonly number: number }[]): string {
  const written = ports.map((port) =>
    port.name === undefined ? String(port.number) : `${port.name} (${port.number})`,
  );
  return written.length === 0 ? "none" : [...new Set(written)].join(", ");
}
