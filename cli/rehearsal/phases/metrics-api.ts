import { type ClusterAccess, listObjects } from "../providers/kubernetes/cluster-access";
import { type KubernetesObject, textAt } from "../providers/kubernetes/object";

/** What is to be said of aggregated APIs and of autoscalers that live on one. */
export function metricsSentences(apiServices: readonly KubernetesObject[], autoscalers: number): string[] {
  const aggregated = apiServices.filter((service) => textAt(service, "spec", "service", "name") !== "");
  const groups = aggregated.map((service) => textAt(service, "spec", "group"));
  const others = groups.filter((group) => group !== "metrics.k8s.io");
  const metrics = groups.includes("metrics.k8s.io")
    ? ["metrics.k8s.io tells that every container uses half of what it requests."]
    : autoscalers > 0
      ? ["No metrics API: autoscalers have no metrics."]
      : [];
  return others.length > 0 ? [...metrics, `Aggregated APIs are empty: ${others.toSorted().join(", ")}.`] : metrics;
}

/** Looks at the aggregated APIs and autoscalers of a cluster. */
export async function describeMetricsApi(access: ClusterAccess): Promise<string[]> {
  const [services, autoscalers] = await Promise.all([
    listObjects(access, "apiregistration.k8s.io/v1", "APIService"),
    listObjects(access, "autoscaling/v2", "HorizontalPodAutoscaler"),
  ]);
  return metricsSentences(services, autoscalers.length);
}
