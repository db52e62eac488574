import { type ClusterAccess, listObjects } from "../kubernetes/cluster-access";
import { type KubernetesObject, textAt } from "../kubernetes/object";

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

/** Autoscalers whose operators run as pods, which a rehearsal only plays. */
export interface OperatedAutoscalers {
  readonly scaledObjects: number;
  readonly scaledJobs: number;
  readonly verticalPodAutoscalers: number;
}

/** What is to be said of autoscalers that only take effect by an operator. */
export function operatorSentences({
  scaledObjects,
  scaledJobs,
  verticalPodAutoscalers,
}: OperatedAutoscalers): string[] {
  const scaled = [...counted(scaledObjects, "ScaledObject"), ...counted(scaledJobs, "ScaledJob")].join(", ");
  const recommended = counted(verticalPodAutoscalers, "VerticalPodAutoscaler").join("");
  return [
    ...(scaled === ""
      ? []
      : [`KEDA's scalers are not played (${scaled}): no queue or query is asked, nothing scales.`]),
    ...(recommended === ""
      ? []
      : [`VPA's recommendations are not played (${recommended}): requests stay as they are.`]),
  ];
}

function counted(amount: number, what: string): string[] {
  return amount === 0 ? [] : [`${amount} ${what}${amount === 1 ? "" : "s"}`];
}

/** Looks at the aggregated APIs and autoscalers of a cluster. */
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
