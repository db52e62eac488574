import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/** The resource metrics API (`metrics.k8s.io`), which autoscaling on CPU and memory reads. */
export interface ResourceMetrics {
  /** Name of the APIService that serves it. */
  readonly apiService: string;
}

/** The Prometheus operator: its kinds (ServiceMonitor, PrometheusRule), and the Prometheus that reads them. */
export interface Monitoring {
  /** Prometheus' pods, which connect to what is monitored. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** The external metrics API (`external.metrics.k8s.io`), which autoscaling on queues and queries reads. */
export interface ExternalMetrics {
  /** Name of the APIService that serves it. */
  readonly apiService: string;
  /** Its pods, which ask where the metrics come from. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** Where the workloads' logs go: a group of CloudWatch Logs, made with its retention and key. */
export interface LogDestination {
  readonly kind: "cloudwatch";
  readonly region: string;
  readonly group: Input<string>;
  readonly groupArn: Input<string>;
}

/** CPU and memory usage of pods and nodes. */
export const resourceMetrics: Capability<ResourceMetrics, "one"> = {
  name: "resource-metrics",
  cardinality: "one",
  summary: "CPU and memory metrics of pods (metrics.k8s.io)",
  builtin: "excludes",
};

/** ServiceMonitors, PrometheusRules, and who reads them. */
export const monitoring: Capability<Monitoring, "one"> = {
  name: "monitoring",
  cardinality: "one",
  summary: "the Prometheus operator's kinds",
  builtin: "yields",
};

/** Metrics from outside of the cluster for autoscaling. */
export const externalMetrics: Capability<ExternalMetrics, "one"> = {
  name: "external-metrics",
  cardinality: "one",
  summary: "metrics of queues and queries for autoscaling (external.metrics.k8s.io)",
  builtin: "excludes",
};

/** A store for the workloads' logs. */
export const logDestination: Capability<LogDestination, "one"> = {
  name: "log-destination",
  cardinality: "one",
  summary: "a store for the workloads' logs",
  builtin: "yields",
};
