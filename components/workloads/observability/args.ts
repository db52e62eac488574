/** Where a workload shows its metrics, and which of them tell how its requests fare. */
export interface Metrics {
  /**
   * Container port on which Prometheus finds them: one of the workload's own, or another one, which nobody but Prometheus may
   * connect to.
   */
  readonly port: number;
  /** Name of the container that listens on a port that is none of the workload's. @default the first */
  readonly container?: string;
  /** @default "/metrics" */
  readonly path?: string;
  /** Seconds between two looks, at least 5. @default 30 */
  readonly intervalSeconds?: number;
  /** Name of the counter of its requests, for instance `http_requests_total`. @default none: requests are not watched */
  readonly requestCounter?: string;
  /** Labels of the requests that failed, in PromQL. @default `status=~"5.."` */
  readonly failedRequests?: string;
  /** Name of the histogram of its requests' seconds, without `_bucket`. @default none: latency is not watched */
  readonly requestHistogram?: string;
  /** Whether Grafana gets a dashboard of it. @default true */
  readonly dashboard?: boolean;
}

/** An alert of a workload's own: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface AlertRule {
  /** In PromQL; what it gives is alerted of. */
  readonly expr: string;
  /** How long it has to last, for instance `10m`. @default "5m" */
  readonly for?: string;
  /** @default "warning" */
  readonly severity?: "critical" | "warning" | "info";
  /** What it means, in one sentence. */
  readonly summary: string;
}

/** When a workload's state is alerted of. */
export interface Alerts {
  /** Percent of requests that may fail; needs `metrics.requestCounter`. @default 5 */
  readonly failedPercent?: number;
  /** Seconds that 99 of 100 requests have to stay below; needs `metrics.requestHistogram`. @default 1 */
  readonly latencySeconds?: number;
  /** Percent of its memory limit that a container may use. @default 90 */
  readonly memoryPercent?: number;
  /** Percent of the time in which a container may be held back by its CPU limit. @default 50 */
  readonly throttledPercent?: number;
  /** Labels of all its alerts, by which they are routed. @default none but severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** More alerts, by name. @default none */
  readonly rules?: Readonly<Record<string, AlertRule>>;
}

/** When a scheduled job's state is alerted of. */
export interface ScheduleAlerts {
  /** Seconds after its last success, or after it was made. @default twice the longest time between two runs, and its deadline */
  readonly overdueSeconds?: number;
  /** Labels of all its alerts, by which they are routed. @default none but severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** More alerts, by name. @default none */
  readonly rules?: Readonly<Record<string, AlertRule>>;
}

/** How a workload that runs on is watched. Where the platform has no monitoring, the plan says that nobody watches. */
export interface ObservabilityArgs {
  /** @default it shows none */
  readonly metrics?: Metrics;
  /** `false` for none. @default availability, saturation, and with `metrics` failed and slow requests */
  readonly alerts?: Alerts | false;
}

/** Whether a workload is told where the platform's collector of OpenTelemetry is, and may connect to it. */
export interface TelemetryArgs {
  /** Sets `OTEL_…` variables of the first container; `env` goes before them. @default true, where the platform has a collector */
  readonly telemetry?: boolean;
}
