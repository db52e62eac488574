import type { types } from "@pulumi/kubernetes";
import type { Metrics } from "./args";

/** Marks the Service by which Prometheus finds a workload; its value becomes the job of all that is found there. */
const label = "keelson.dev/metrics";

/** Name of the port behind which a workload shows its metrics. */
export const metricsPortName = "metrics";

/** Name of the Service by which Prometheus finds a workload's pods. */
export function metricsServiceName(workloadName: string): string {
  return `${workloadName}-metrics`;
}

/** Labels of the Service by which Prometheus finds a workload's pods. */
export function metricsServiceLabels(workloadName: string): Record<string, string> {
  return { [label]: workloadName };
}

/** Renders the Service by which Prometheus finds a workload's pods; callers use another one, which has no such port. */
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
