import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * The resource metrics API (`metrics.k8s.io`). Autoscaling on CPU and memory reads it.
 *
 * @example
 * ```ts
 * const resourceMetrics: ResourceMetrics = { apiService: "v1beta1.metrics.k8s.io" };
 * ```
 */
export interface ResourceMetrics {
  /** Name of the APIService that serves this API. */
  readonly apiService: string;
}

/**
 * The Prometheus operator with its kinds (ServiceMonitor, PrometheusRule), and the Prometheus that reads their objects.
 *
 * @example
 * ```ts
 * const monitoring: Monitoring = {
 *   pods: { namespace: "prometheus", labels: { app: "prometheus" } },
 *   monitorLabels: { release: "kube-prometheus-stack" },
 * };
 * ```
 */
export interface Monitoring {
  /** The pods of Prometheus. These pods connect to every scraped pod. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /**
   * Labels by which Prometheus selects ServiceMonitors, PodMonitors and PrometheusRules. Keelson sets them on all of these objects. With the default
   * values of the chart kube-prometheus-stack, set `{ release: NAME }`, where NAME is the name of the chart's release. Set `{}` if Prometheus selects
   * all objects.
   *
   * @form the labels by which Prometheus selects monitors and rules, such as { release: kube-prometheus-stack }, or {} if it selects all
   */
  readonly monitorLabels: Readonly<Record<string, string>>;
  /** The pods of Grafana. These pods connect to every store that Grafana reads. @default none: Grafana reads only Prometheus */
  readonly grafana?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Prometheus' URL for queries inside the cluster. @default unknown: each trigger that queries Prometheus must give the URL */
  readonly url?: string;
  /** Where Grafana finds dashboards: ConfigMaps in a namespace with these labels. @default Grafana looks for none */
  readonly dashboards?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * Pods that query Prometheus.
 *
 * @example
 * ```ts
 * const metricsReader: MetricsReader = { pods: { namespace: "reports", labels: { app: "report" } } };
 * ```
 */
export interface MetricsReader {
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * Groups of Prometheus rules for an add-on. Use it if the add-on's chart contains no rules.
 *
 * @example
 * ```ts
 * const alert = { alert: "QueueFull", expr: "queue_length > 1000", for: "10m" };
 * const monitoringRules: MonitoringRules = { groups: [{ name: "queue", rules: [alert] }] };
 * ```
 */
export interface MonitoringRules {
  /** The groups, in the form of `PrometheusRule.spec.groups`. */
  readonly groups: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The external metrics API (`external.metrics.k8s.io`). Autoscaling on queues and queries reads it.
 *
 * @example
 * ```ts
 * const externalMetrics: ExternalMetrics = { apiService: "v1beta1.external.metrics.k8s.io", pods: { namespace: "metrics", labels: { app: "adapter" } } };
 * ```
 */
export interface ExternalMetrics {
  /** Name of the APIService that serves this API. */
  readonly apiService: string;
  /** If true, this API serves only the metrics of KEDA's triggers. @default false */
  readonly triggersOnly?: boolean;
  /** The pods of the API's server. They connect to the sources of the metrics. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * An existing log group of CloudWatch Logs. Keelson does not change its retention and encryption key.
 *
 * @example
 * ```ts
 * const group = "/aws/containerinsights/shop/application";
 * const groupArn = `arn:aws:logs:eu-central-1:111122223333:log-group:${group}`;
 * const cloudWatchLogs: CloudWatchLogs = { kind: "cloudwatch", region: "eu-central-1", group, groupArn };
 * ```
 */
export interface CloudWatchLogs {
  readonly kind: "cloudwatch";
  /** AWS region of the log group. */
  readonly region: string;
  /** Name of the log group. */
  readonly group: Input<string>;
  /** ARN of the log group. */
  readonly groupArn: Input<string>;
}

/**
 * Cloud Logging in a Google Cloud project. The entries have the resource type `k8s_container`.
 *
 * @example
 * ```ts
 * const cloudLogging: CloudLogging = {
 *   kind: "cloud-logging",
 *   projectId: "example-prod",
 *   location: "europe-west3",
 *   clusterName: "shop",
 * };
 * ```
 */
export interface CloudLogging {
  readonly kind: "cloud-logging";
  /** Id of the Google Cloud project. */
  readonly projectId: string;
  /** Region or zone of the cluster. */
  readonly location: string;
  /** Name of the cluster. */
  readonly clusterName: string;
}

/** Where an agent sends the workloads' logs. There is no Azure Monitor here, because AKS brings an agent for Azure Monitor. */
export type LogDestination = CloudWatchLogs | CloudLogging;

/** CPU and memory usage of pods and nodes. */
export const resourceMetrics: Capability<ResourceMetrics, "one"> = {
  name: "resource-metrics",
  valueType: "ResourceMetrics",
  cardinality: "one",
  summary: "CPU and memory metrics of pods (metrics.k8s.io)",
  builtin: "excludes",
};

/** The kinds of the Prometheus operator, and the Prometheus that reads their objects. */
export const monitoring: Capability<Monitoring, "one"> = {
  name: "monitoring",
  valueType: "Monitoring",
  cardinality: "one",
  summary: "the Prometheus operator's kinds",
  builtin: "yields",
};

/** Prometheus rules about an add-on's metrics. The key is a name that is unique in the cluster. */
export const monitoringRules: Capability<MonitoringRules, "many"> = {
  name: "monitoring-rules",
  valueType: "MonitoringRules",
  cardinality: "many",
  summary: "rules for Prometheus",
  builtin: "yields",
};

/** Pods that query Prometheus, in addition to autoscalers. The key is the name of their add-on. */
export const metricsReaders: Capability<MetricsReader, "many"> = {
  name: "metrics-readers",
  valueType: "MetricsReader",
  cardinality: "many",
  summary: "pods that query Prometheus",
  builtin: "yields",
};

/** Metrics from outside the cluster for autoscaling. */
export const externalMetrics: Capability<ExternalMetrics, "one"> = {
  name: "external-metrics",
  valueType: "ExternalMetrics",
  cardinality: "one",
  summary: "external metrics for autoscaling (external.metrics.k8s.io)",
  builtin: "excludes",
};

/** A store for the workloads' logs. */
export const logDestination: Capability<LogDestination, "one"> = {
  name: "log-destination",
  valueType: "LogDestination",
  cardinality: "one",
  summary: "a log store for workloads",
  builtin: "yields",
};
