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
  /** Where Prometheus answers queries inside of the cluster. @default not known: a trigger on a query must name one */
  readonly url?: string;
  /** Where Grafana finds dashboards: ConfigMaps of a namespace with these labels. @default it looks for none */
  readonly dashboards?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** The external metrics API (`external.metrics.k8s.io`), which autoscaling on queues and queries reads. */
export interface ExternalMetrics {
  /** Name of the APIService that serves it. */
  readonly apiService: string;
  /** Whether it has the metrics of KEDA's own triggers and no others. @default false */
  readonly triggersOnly?: boolean;
  /** Its pods, which ask where the metrics come from. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** A group of CloudWatch Logs, made with its retention and key. */
export interface CloudWatchLogs {
  readonly kind: "cloudwatch";
  readonly region: string;
  readonly group: Input<string>;
  readonly groupArn: Input<string>;
}

/** Cloud Logging of a project: entries of the resource type `k8s_container`. */
export interface CloudLogging {
  readonly kind: "cloud-logging";
  readonly projectId: string;
  /** Region or zone of the cluster. */
  readonly location: string;
  readonly clusterName: string;
}

/** Where an agent sends the workloads' logs. Not to Azure Monitor, which AKS' own agent sends them to. */
export type LogDestination = CloudWatchLogs | CloudLogging;

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
