/**
 * Metrics of a workload: where Prometheus finds the metrics, and which metrics describe requests.
 *
 * @example
 * ```ts
 * const metrics: Metrics = { port: 9100, requestCounter: "http_requests_total", requestHistogram: "http_request_duration_seconds" };
 * ```
 */
export interface Metrics {
  /** Container port that serves the metrics. If this port is not in `ports` of the workload, only Prometheus may connect to it. */
  readonly port: number;
  /**
   * Name of the container that listens on `port`. Set this option only if `ports` of the workload does not include `port`.
   *
   * @default the first container
   */
  readonly container?: string;
  /**
   * Whether the workload's Service also has this port, under the name `metrics`. Set this option for scrapers that connect to Services. Callers reach
   * the port only if they name this port: `calls: [{ to, port: "metrics" }]`. You cannot set this option with a load balancer or node ports, because
   * these would expose the metrics.
   * @default false
   */
  readonly onService?: boolean;
  /** URL path of the metrics. @default "/metrics" */
  readonly path?: string;
  /** Seconds between two scrapes, at least 5. @default 30 */
  readonly intervalSeconds?: number;
  /** Name of the metric that counts requests, for instance `http_requests_total`. @default none: requests are not monitored */
  readonly requestCounter?: string;
  /** PromQL label matchers that select failed requests. @default `status=~"5.."` */
  readonly failedRequests?: string;
  /** Name of the histogram of request durations in seconds, without `_bucket`. @default none: latency is not monitored */
  readonly requestHistogram?: string;
  /** Whether Grafana gets a dashboard for the workload. @default true */
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
  /** PromQL expression. Prometheus raises the alert for each series that the expression returns. */
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
  /** Maximum percentage of failed requests. Needs `metrics.requestCounter`. @default 5 */
  readonly failedPercent?: number;
  /** 99 of 100 requests must finish within this number of seconds. Needs `metrics.requestHistogram`. @default 1 */
  readonly latencySeconds?: number;
  /** Maximum percentage of the memory limit that a container may use. @default 90 */
  readonly memoryPercent?: number;
  /** Maximum percentage of time for which the CPU limit may throttle a container. @default 50 */
  readonly throttledPercent?: number;
  /** Labels to add to all alerts, for instance for routing. @default none; every alert has severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further alerts by name. @default none */
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
   * The alert fires this number of seconds after the last success. If no run has succeeded yet, the time starts when the CronJob is created.
   *
   * @default twice the longest time between two runs, plus the deadline of a run
   */
  readonly overdueSeconds?: number;
  /** Labels to add to all alerts, for instance for routing. @default none; every alert has severity, namespace and workload */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further alerts by name. @default none */
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
  /** Metrics for Prometheus. @default none */
  readonly metrics?: Metrics;
  /**
   * Alerts about the workload, or `false` for none.
   *
   * @default alerts about availability and saturation; with `metrics`, also about failed and slow requests
   */
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
  /** URL of the collector's OTLP endpoint, for instance `https://otlp.example.com:4317`. The workload may connect to this host and port. */
  readonly endpoint: string;
  /** OTLP protocol of the endpoint. @default "grpc" */
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
   * Where the first container sends telemetry: `true` for the platform's collector, an object for a collector outside the cluster, `false` for none.
   * Keelson sets the `OTEL_…` variables. Variables in `env` take precedence.
   *
   * @default true; without a collector on the platform, the workload sends nothing
   */
  readonly telemetry?: boolean | OutsideCollector;
}
