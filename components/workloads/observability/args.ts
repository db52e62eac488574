/**
 * Metrics of a workload: where Prometheus finds them, and which of them describe requests.
 *
 * @example
 * ```ts
 * const metrics: Metrics = { port: 9100, requestCounter: "http_requests_total", requestHistogram: "http_request_duration_seconds" };
 * ```
 */
export interface Metrics {
  /** Container port with the metrics. If it is not among the workload's ports, only Prometheus may connect to it. */
  readonly port: number;
  /** Name of the container that listens on `port`, if `port` is not one of the workload's ports. @default the first container */
  readonly container?: string;
  /**
   * Whether the workload's Service also has this port, under the name `metrics`, for scrapers that use Services. Callers reach the port only
   * if they name it: `calls: [{ to, port: "metrics" }]`. Not allowed with a load balancer or node ports, because they would open the port.
   * @default false
   */
  readonly onService?: boolean;
  /** @default "/metrics" */
  readonly path?: string;
  /** Seconds between two scrapes, at least 5. @default 30 */
  readonly intervalSeconds?: number;
  /** Name of the counter of requests, for instance `http_requests_total`. @default none: nothing monitors requests */
  readonly requestCounter?: string;
  /** Labels of the requests that failed, in PromQL. @default `status=~"5.."` */
  readonly failedRequests?: string;
  /** Name of the histogram of request durations in seconds, without `_bucket`. @default none: nothing monitors latency */
  readonly requestHistogram?: string;
  /** Whether Grafana gets a dashboard of the workload. @default true */
  readonly dashboard?: boolean;
}

/**
 * An alert that you define: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 *
 * @example
 * ```ts
 * const alertRule: AlertRule = { expr: "sum(orders_waiting) > 1000", for: "10m", severity: "warning", summary: "Orders pile up." };
 * ```
 */
export interface AlertRule {
  /** Condition in PromQL; each series that it returns raises the alert. */
  readonly expr: string;
  /** How long the condition must last, for instance `10m`. @default "5m" */
  readonly for?: string;
  /** @default "warning" */
  readonly severity?: "critical" | "warning" | "info";
  /** The meaning of the alert, in one sentence. */
  readonly summary: string;
}

/**
 * Alerts about a workload.
 *
 * @example
 * ```ts
 * const alerts: Alerts = {
 *   failedPercent: 1,
 *   rules: { QueueFull: { expr: "queue_length > 1000", for: "10m", summary: "The queue does not drain." } },
 * };
 * ```
 */
export interface Alerts {
  /** Percent of requests that may fail; needs `metrics.requestCounter`. @default 5 */
  readonly failedPercent?: number;
  /** 99 of 100 requests must finish within this number of seconds. Needs `metrics.requestHistogram`. @default 1 */
  readonly latencySeconds?: number;
  /** Percent of the memory limit that a container may use. @default 90 */
  readonly memoryPercent?: number;
  /** Percent of the time that the CPU limit may throttle a container. @default 50 */
  readonly throttledPercent?: number;
  /** Labels of all alerts, for routing. @default only severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** More alerts, by alert name. @default none */
  readonly rules?: Readonly<Record<string, AlertRule>>;
}

/**
 * Alerts about a CronJob.
 *
 * @example
 * ```ts
 * const scheduleAlerts: ScheduleAlerts = { overdueSeconds: 7200 };
 * ```
 */
export interface ScheduleAlerts {
  /**
   * Alert after this number of seconds since the last success, or since creation. @default twice the longest time between two runs, plus the
   * deadline
   */
  readonly overdueSeconds?: number;
  /** Labels of all alerts, for routing. @default only severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** More alerts, by alert name. @default none */
  readonly rules?: Readonly<Record<string, AlertRule>>;
}

/**
 * How the platform monitors a workload. If the platform has no monitoring, the plan warns about unused metrics.
 *
 * @example
 * ```ts
 * const observed: ObservabilityArgs = { metrics: { port: 9090 }, alerts: { memoryPercent: 95 } };
 * ```
 */
export interface ObservabilityArgs {
  /** @default none */
  readonly metrics?: Metrics;
  /** `false` creates no alerts. @default alerts about availability and saturation; with `metrics`, also about failed and slow requests */
  readonly alerts?: Alerts | false;
}

/**
 * A collector of telemetry outside the cluster.
 *
 * @example
 * ```ts
 * const outsideCollector: OutsideCollector = { endpoint: "https://otel.example.com:4318", protocol: "http/protobuf" };
 * ```
 */
export interface OutsideCollector {
  /** URL of its OTLP endpoint, for instance `https://otlp.example.com:4317`. The workload may connect to this host and port. */
  readonly endpoint: string;
  /** @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
}

/**
 * Where a workload sends telemetry.
 *
 * @example
 * ```ts
 * const args: TelemetryArgs = { telemetry: { endpoint: "https://otlp.example.com:4317" } };
 * ```
 */
export interface TelemetryArgs {
  /**
   * Sets `OTEL_…` variables of the first container; your `env` wins. With `false`, the workload sends nothing. With an object, it sends to a
   * collector outside the cluster. @default true: the platform's collector, if there is one
   */
  readonly telemetry?: boolean | OutsideCollector;
}
