/**
 * How to compute a metric from a series of Prometheus.
 *
 * @example
 * ```ts
 * const adapterMetric: AdapterMetric = { series: "http_requests_total", window: "5m" };
 * ```
 */
export interface AdapterMetric {
  /**
   * Name of the series, for instance `http_requests_total`. It must have the label `namespace`. With `of`, it must also have the label `pod`,
   * `service` or `ingress`.
   */
  readonly series: string;
  /**
   * `rate` for a counter: its increase per second over `window`. `value` for a gauge: its newest value. Several series of one object are
   * added up.
   *
   * @default "rate" if the series ends in `_total`, otherwise "value"
   */
  readonly as?: "rate" | "value";
  /** Time range of a rate, as a Prometheus duration. It must contain at least two scrapes. @default "2m" */
  readonly window?: string;
  /**
   * PromQL instead of `as` and `window`, with the adapter's placeholders, for instance
   * `max(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)`.
   *
   * @default the query that `as` and `window` describe
   */
  readonly query?: string;
}

/**
 * A metric of pods or other objects.
 *
 * @example
 * ```ts
 * const objectAdapterMetric: ObjectAdapterMetric = { series: "http_requests_total", of: "ingress" };
 * ```
 */
export interface ObjectAdapterMetric extends AdapterMetric {
  /** Kind of the objects that the series describes. The label of the same name holds the name of the object. @default "pod" */
  readonly of?: "pod" | "service" | "ingress";
}

/**
 * A metric that belongs to no object, for instance the length of a queue.
 *
 * @example
 * ```ts
 * const externalAdapterMetric: ExternalAdapterMetric = { series: "queue_length", everyNamespace: true };
 * ```
 */
export interface ExternalAdapterMetric extends AdapterMetric {
  /**
   * Whether every tenant may read all series of the metric. With `false`, a tenant reads only the series whose label `namespace` names the
   * tenant's namespace.
   *
   * @default false
   */
  readonly everyNamespace?: boolean;
}

/**
 * Options of the prometheus-adapter.
 *
 * @example
 * ```ts
 * prometheusAdapter({ metrics: { http_requests: { series: "http_requests_total", window: "2m" } } });
 * ```
 */
export interface PrometheusAdapterOptions {
  /** Metrics of pods and other objects, by metric name. Workloads use these names in `autoscaling.podMetrics` and `objectMetrics`. */
  readonly metrics: Readonly<Record<string, ObjectAdapterMetric>>;
  /**
   * Metrics that belong to no object, by metric name. Workloads use these names in `autoscaling.externalMetrics`. They need the external
   * metrics API. KEDA also serves that API, so use KEDA's triggers if KEDA is on the platform.
   *
   * @default none
   */
  readonly externalMetrics?: Readonly<Record<string, ExternalAdapterMetric>>;
  /** URL of Prometheus inside the cluster, with its port. @default the platform's Prometheus */
  readonly url?: string;
}
