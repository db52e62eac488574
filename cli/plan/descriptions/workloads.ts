import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, number } from "../../values";
import { kindOf, nameOf, namespaceOf } from "../label";

/** A workload: an object that runs pods. */
export interface Workload {
  readonly resource: RegisteredResource;
  readonly kind: string;
  readonly namespace: string;
  /** The name without the namespace. */
  readonly name: string;
  readonly labels: Fields;
  readonly podSpec: Fields;
  /** Metadata of the pods. */
  readonly podMetadata: Fields;
  /** The HorizontalPodAutoscaler or ScaledObject that scales it. */
  readonly autoscaler: RegisteredResource | undefined;
  /** The lowest number of pods, if known. For a DaemonSet: on one node. */
  readonly minReplicas: number;
  /** The highest number of pods, if known. For a DaemonSet: on one node. */
  readonly maxReplicas: number;
}

const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  ScaledJob: ["spec", "jobTargetRef", "template"],
  Pod: [],
};

/** Reports whether a resource runs pods. */
export function isWorkload(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:") && kindOf(resource) in templates && resource.read !== true;
}

/** Reports whether a resource scales a workload. */
function isAutoscaler(resource: RegisteredResource): boolean {
  return (
    resource.type.startsWith("kubernetes:") && ["HorizontalPodAutoscaler", "ScaledObject"].includes(kindOf(resource))
  );
}

/** Lists the workloads, each with its autoscaler. */
export function workloads(resources: readonly RegisteredResource[]): Workload[] {
  const autoscalers = new Map(
    resources.filter(isAutoscaler).map((resource) => {
      /* KEDA's default: https://keda.sh/docs/latest/reference/scaledobject-spec/#scaletargetref */
      const { kind = "Deployment", name } = fields(at(resource.inputs, "spec", "scaleTargetRef"));
      return [`${resource.provider ?? ""} ${String(kind)} ${namespaceOf(resource)}/${String(name)}`, resource] as const;
    }),
  );
  return resources.filter(isWorkload).map((resource) => {
    const kind = kindOf(resource);
    const namespace = namespaceOf(resource);
    const name = nameOf(resource).slice(namespace === "" ? 0 : namespace.length + 1);
    const autoscaler = autoscalers.get(`${resource.provider ?? ""} ${kind} ${namespace}/${name}`);
    const template = at(resource.inputs, ...(templates[kind] ?? []));
    return {
      resource,
      kind,
      namespace,
      name,
      autoscaler,
      labels: fields(at(template, "metadata", "labels")),
      podSpec: fields(at(template, "spec")),
      podMetadata: fields(at(template, "metadata")),
      minReplicas: autoscaler === undefined ? replicasOf(resource) : leastOf(autoscaler),
      maxReplicas: mostOf(autoscaler) ?? replicasOf(resource),
    };
  });
}

/**
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 * https://keda.sh/docs/latest/reference/scaledobject-spec/#minreplicacount
 */
function leastOf(autoscaler: RegisteredResource): number {
  const { minReplicas, minReplicaCount } = fields(autoscaler.inputs.spec);
  return kindOf(autoscaler) === "ScaledObject" ? (number(minReplicaCount) ?? 0) : (number(minReplicas) ?? 1);
}

function mostOf(autoscaler: RegisteredResource | undefined): number | undefined {
  const { maxReplicas, maxReplicaCount } = fields(autoscaler?.inputs.spec);
  return number(maxReplicas) ?? number(maxReplicaCount);
}

function replicasOf({ inputs }: RegisteredResource): number {
  const { replicas, maxReplicaCount, jobTemplate, jobTargetRef, parallelism } = fields(inputs.spec);
  const pods = number(at(jobTemplate, "spec", "parallelism") ?? at(jobTargetRef, "parallelism") ?? parallelism);
  return number(replicas) ?? (pods ?? 1) * (number(maxReplicaCount) ?? 1);
}
