import { text } from "../../values";
import { type ClusterAccess, type KubernetesObject, listObjects } from "../kubernetes";

/** Describes aggregated APIs, and autoscalers that depend on the metrics API. */
export function metricsSentences(apiServices: readonly KubernetesObject[], autoscalers: number): string[] {
  const aggregated = apiServices.filter((service) => text(service, "spec", "service", "name") !== undefined);
  const groups = aggregated.map((service) => text(service, "spec", "group") ?? "");
  const others = groups.filter((group) => group !== "metrics.k8s.io");
  const metrics = groups.includes("metrics.k8s.io")
    ? ["metrics.k8s.io reports that every container uses half of its requests."]
    : autoscalers > 0
      ? ["There is no metrics API, so autoscalers have no metrics."]
      : [];
  return others.length > 0
    ? [...metrics, `These aggregated APIs return no objects: ${others.toSorted().join(", ")}.`]
    : metrics;
}

/** Autoscalers whose operators run as pods, and therefore do not run in a rehearsal. */
export interface OperatedAutoscalers {
  readonly scaledObjects: number;
  readonly scaledJobs: number;
  readonly verticalPodAutoscalers: number;
}

/** Describes autoscalers that need an operator. */
export function operatorSentences({
  scaledObjects,
  scaledJobs,
  verticalPodAutoscalers,
}: OperatedAutoscalers): string[] {
  const scaled = [...counted(scaledObjects, "ScaledObject"), ...counted(scaledJobs, "ScaledJob")].join(", ");
  const recommended = counted(verticalPodAutoscalers, "VerticalPodAutoscaler").join("");
  return [
    ...(scaled === "" ? [] : [`KEDA does not run (${scaled}): nothing reads queues or metrics, and nothing scales.`]),
    ...(recommended === "" ? [] : [`The VerticalPodAutoscaler does not run (${recommended}): requests do not change.`]),
  ];
}

function counted(amount: number, what: string): string[] {
  return amount === 0 ? [] : [`${amount} ${what}${amount === 1 ? "" : "s"}`];
}

/** Describes the aggregated APIs and autoscalers of a cluster. */
export async function describeMetricsApi(access: ClusterAccess): Promise<string[]> {
  const count = async (apiVersion: string, kind: string) => (await listObjects(access, apiVersion, kind)).length;
  const [services, autoscalers, scaledObjects, scaledJobs, verticalPodAutoscalers] = await Promise.all([
    listObjects(access, "apiregistration.k8s.io/v1", "APIService"),
    count("autoscaling/v2", "HorizontalPodAutoscaler"),
    count("keda.sh/v1alpha1", "ScaledObject"),
    count("keda.sh/v1alpha1", "ScaledJob"),
    count("autoscaling.k8s.io/v1", "VerticalPodAutoscaler"),
  ]);
  return [
    ...metricsSentences(services, autoscalers),
    ...operatorSentences({ scaledObjects, scaledJobs, verticalPodAutoscalers }),
  ];
}
