import { isValid } from "ipaddr.js";
import { type Monitoring, monitoring, type TelemetryCollector, telemetryCollector } from "../../capabilities";
import type { Peer, PodPeer } from "../../network";
import type { Found } from "../../platform";
import type { WorkloadHome } from "../../tenancy";
import type { WorkloadPort } from "../service";
import type { Alerts, Metrics, ObservabilityArgs, OutsideCollector, TelemetryArgs } from "./args";
import { metricsPortName } from "./service-monitor";

/** How the platform monitors a workload. */
export interface ObservabilityPlan {
  readonly metrics?: Metrics;
  /** @default no alerts */
  readonly alerts?: Alerts;
  /** @default the platform has no monitoring */
  readonly monitoring?: Found<Monitoring>;
  /** @default the workload sends no telemetry */
  readonly collector?: TelemetryCollector | OutsideCollector;
}

/** Default ports of URLs, by scheme. */
const defaultPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** Plans how the platform monitors a workload. A platform without monitoring is valid. */
export function planObservability(
  { metrics, alerts = {}, telemetry = true }: ObservabilityArgs & TelemetryArgs,
  { platform }: Pick<WorkloadHome, "platform">,
): ObservabilityPlan {
  const found = platform?.find(monitoring);
  const ofPlatform = telemetry === true ? platform?.find(telemetryCollector)?.value : undefined;
  const collector = typeof telemetry === "object" ? telemetry : ofPlatform;
  return {
    ...(metrics !== undefined && { metrics }),
    ...(alerts !== false && { alerts }),
    ...(found !== undefined && { monitoring: found }),
    ...(collector !== undefined && { collector }),
  };
}

/** Lists the pods that connect to a workload to scrape its metrics. */
export function watchers({ metrics, monitoring: found }: ObservabilityPlan): PodPeer[] {
  if (metrics === undefined || found === undefined) {
    return [];
  }
  const { namespace, labels } = found.value.pods;
  return [{ namespace, pods: labels, ports: [metrics.port] }];
}

/** Lists the peers to which a workload sends telemetry. */
export function collectors({ collector }: ObservabilityPlan): Peer[] {
  if (collector === undefined) {
    return [];
  }
  if ("pods" in collector) {
    return [{ namespace: collector.pods.namespace, pods: collector.pods.labels, ports: [collector.port] }];
  }
  const { hostname, port, protocol } = new URL(collector.endpoint);
  const ports = [port === "" ? (defaultPorts[protocol] ?? 443) : Number(port)];
  const address = hostname.replace(/^\[|\]$/g, "");
  return [
    isValid(address) ? { cidr: `${address}/${address.includes(":") ? 128 : 32}`, ports } : { host: hostname, ports },
  ];
}

/** Returns the port that the workload's own Service has for the metrics. */
export function servedMetrics(args: ObservabilityArgs, ports: readonly WorkloadPort[]): readonly WorkloadPort[] {
  return args.metrics?.onService === true ? metricsPorts(args, ports) : [];
}

/** Returns the container port of the metrics, if it is not one of the workload's ports. */
export function metricsPorts({ metrics }: ObservabilityArgs, ports: readonly WorkloadPort[]): readonly WorkloadPort[] {
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
