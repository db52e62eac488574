import { type Monitoring, monitoring, type TelemetryCollector, telemetryCollector } from "../../capabilities";
import type { PodPeer } from "../../network";
import type { Found } from "../../platform";
import type { WorkloadHome } from "../../tenancy";
import type { Alerts, Metrics, ObservabilityArgs, TelemetryArgs } from "./args";
import { metricsPortName } from "./service-monitor";

/** How a workload is watched, and what the platform gives for it. */
export interface ObservabilityPlan {
  readonly metrics?: Metrics;
  /** Nothing where none are wanted. */
  readonly alerts?: Alerts;
  /** Nothing where nobody watches. */
  readonly monitoring?: Found<Monitoring>;
  /** Nothing where there is none, or none is wanted. */
  readonly collector?: TelemetryCollector;
}

/** Finds what the platform gives to watch a workload by; a platform without monitoring is no mistake. */
export function planObservability(
  { metrics, alerts = {}, telemetry = true }: ObservabilityArgs & TelemetryArgs,
  { platform }: Pick<WorkloadHome, "platform">,
): ObservabilityPlan {
  const found = platform?.find(monitoring);
  const collector = telemetry ? platform?.find(telemetryCollector) : undefined;
  return {
    ...(metrics !== undefined && { metrics }),
    ...(alerts !== false && { alerts }),
    ...(found !== undefined && { monitoring: found }),
    ...(collector !== undefined && { collector: collector.value }),
  };
}

/** Who connects to a workload because it is watched. */
export function watchers({ metrics, monitoring: found }: ObservabilityPlan): PodPeer[] {
  if (metrics === undefined || found === undefined) {
    return [];
  }
  const { namespace, labels } = found.value.pods;
  return [{ namespace, pods: labels, ports: [metrics.port] }];
}

/** Whom a workload connects to because it is watched. */
export function collectors({ collector }: ObservabilityPlan): PodPeer[] {
  return collector === undefined
    ? []
    : [{ namespace: collector.pods.namespace, pods: collector.pods.labels, ports: [collector.port] }];
}

interface AnyPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: "TCP" | "UDP";
  readonly container?: string;
}

/** The container port of metrics that are on none of the workload's own ports. */
export function metricsPorts({ metrics }: ObservabilityArgs, ports: readonly AnyPort[]): readonly AnyPort[] {
  if (
    metrics === undefined ||
    ports.some(({ targetPort, protocol }) => targetPort === metrics.port && protocol === "TCP")
  ) {
    return [];
  }
  const { port, container } = metrics;
  return [
    { name: metricsPortName, port, targetPort: port, protocol: "TCP", ...(container !== undefined && { container }) },
  ];
}
