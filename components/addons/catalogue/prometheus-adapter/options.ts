/**
 * A metric that is computed from a Prometheus series.
 *
 * @example
 * ```ts
 * const adapterMetric: AdapterMetric = { series: "http_requests_total", window: "5m" };
 * ```
 */
export interface AdapterMetric {
  /**
   * Name of the Prometheus series, for instance `http_requests_total`. The series needs the label `namespace`. A metric of objects also needs the
   * label `pod`, `service` or `ingress`.
   */
  readonly series: string;
  /**
   * How to compute the metric. `rate` is for a counter, and returns the counter's increase per second over `window`. `value` is for a gauge, and
   * returns the gauge's newest value. If an object has several series, the adapter adds up their values.
   *
   * @default "rate" if the series ends in `_total`, otherwise "value"
   */
  readonly as?: "rate" | "value";
  /** Time range for `rate`, as a Prometheus duration. The range must contain at least two scrapes. @default "2m" */
  readonly window?: string;
  /**
   * A PromQL query instead of `as` and `window`. The query must contain the adapter's placeholders, for instance
   * `max(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)`.
   *
   * @default the query that follows from `as` and `window`
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
  /**
   * Kind of the objects that the series describes. The series needs a label with the kind's name. The label's value is the name of the object.
   *
   * @default "pod"
   */
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
   * If true, every tenant may read all series of the metric. With `false`, a tenant may read only series whose label `namespace` is the tenant's
   * namespace.
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
   * Metrics that belong to no object, by metric name. Workloads use these names in `autoscaling.externalMetrics`. The adapter serves these metrics in
   * the external metrics API. KEDA serves the same API, so use KEDA's triggers if KEDA is on the platform.
   *
   * @default none
   */
  readonly externalMetrics?: Readonly<Record<string, ExternalAdapterMetric>>;
  /** URL of Prometheus inside the cluster, with its port. @default the platform's Prometheus */
  readonly url?: string;
}
