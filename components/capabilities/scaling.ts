import type { Capability } from "./capability";

/**
 * The custom metrics API (`custom.metrics.k8s.io`). Autoscaling on metrics of pods and other objects reads it.
 *
 * @example
 * ```ts
 * const customMetrics: CustomMetrics = { apiService: "v1beta1.custom.metrics.k8s.io", pods: { namespace: "metrics", labels: { app: "adapter" } } };
 * ```
 */
export interface CustomMetrics {
  /** Name of the APIService that serves this API. */
  readonly apiService: string;
  /** The pods of the API's server. These pods query Prometheus. @default none: the metrics do not come from Prometheus */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * KEDA's operator with its kinds: ScaledObject, ScaledJob, TriggerAuthentication.
 *
 * @example
 * ```ts
 * const eventScaling: EventScaling = { apiVersion: "keda.sh/v1alpha1", podIdentity: "aws" };
 * ```
 */
export interface EventScaling {
  /** `apiVersion` of KEDA's kinds. */
  readonly apiVersion: string;
  /**
   * How KEDA's operator authenticates to the cloud when a trigger queries the cloud. The value is one of
   * `TriggerAuthentication.spec.podIdentity.provider`.
   *
   * @default none: the operator has no permissions in the cloud
   */
  readonly podIdentity?: "aws" | "azure-workload" | "gcp";
}

/**
 * The kind VerticalPodAutoscaler and its controller.
 *
 * @example
 * ```ts
 * const verticalScaling: VerticalScaling = { apiVersion: "autoscaling.k8s.io/v1" };
 * ```
 */
export interface VerticalScaling {
  /** `apiVersion` of the kind VerticalPodAutoscaler, for instance `autoscaling.k8s.io/v1`. */
  readonly apiVersion: string;
}

/** Metrics of pods and other objects for autoscaling. */
export const customMetrics: Capability<CustomMetrics, "one"> = {
  name: "custom-metrics",
  valueType: "CustomMetrics",
  cardinality: "one",
  summary: "custom metrics for autoscaling (custom.metrics.k8s.io)",
  builtin: "excludes",
};

/** Scaling on queues, queries and schedules. */
export const eventScaling: Capability<EventScaling, "one"> = {
  name: "event-scaling",
  valueType: "EventScaling",
  cardinality: "one",
  summary: "KEDA, for scaling by queues, queries and schedules",
  builtin: "excludes",
};

/** Sets the requests of pods to their actual usage. */
export const verticalScaling: Capability<VerticalScaling, "one"> = {
  name: "vertical-scaling",
  valueType: "VerticalScaling",
  cardinality: "one",
  summary: "the VerticalPodAutoscaler",
  builtin: "excludes",
};
