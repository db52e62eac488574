import type { types } from "@pulumi/kubernetes";
import type { Metrics } from "./args";

/** Label of the Service through which Prometheus finds a workload; its value becomes the `job` label of all series. */
const label = "keelson.dev/metrics";

/** Name of the port with the metrics. */
export const metricsPortName = "metrics";

/** Returns the name of the Service through which Prometheus finds a workload's pods. */
export function metricsServiceName(workloadName: string): string {
  return `${workloadName}-metrics`;
}

/** Returns the labels of the Service through which Prometheus finds a workload's pods. */
export function metricsServiceLabels(workloadName: string): Record<string, string> {
  return { [label]: workloadName };
}

/** Renders the Service through which Prometheus finds a workload's pods. Other workloads use a Service without this port. */
export function metricsServiceSpec(
  podLabels: Readonly<Record<string, string>>,
  { port }: Metrics,
): types.input.core.v1.ServiceSpec {
  const ports = [{ name: metricsPortName, port, targetPort: port, protocol: "TCP" }];
  return { type: "ClusterIP", clusterIP: "None", selector: podLabels, ports };
}

/** Renders the spec of a ServiceMonitor: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor */
export function serviceMonitorSpec(
  workloadName: string,
  { path = "/metrics", intervalSeconds = 30 }: Metrics,
): Record<string, unknown> {
  return {
    jobLabel: label,
    selector: { matchLabels: metricsServiceLabels(workloadName) },
    endpoints: [{ port: metricsPortName, path, interval: `${intervalSeconds}s` }],
  };
}
