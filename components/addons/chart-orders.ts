/**
 * Volumes of one kind of pod. Each field is the path of the chart's value that sets it.
 *
 * @example
 * ```ts
 * const chartVolume: ChartVolume = {
 *   of: "Redis",
 *   replicas: ["master", "count"],
 *   size: ["master", "persistence", "size"],
 *   storageClass: ["master", "persistence", "storageClass"],
 * };
 * ```
 */
export interface ChartVolume {
  /** Owner of the volumes, for instance `Prometheus`. */
  readonly of: string;
  /** Number of pods, each with a volume. @default 1 */
  readonly replicas?: readonly string[];
  readonly size: readonly string[];
  readonly storageClass: readonly string[];
}

/**
 * The cloud resources that a release requests, by the values that request them. A plan counts their cost.
 *
 * @example
 * ```ts
 * const chartOrders: ChartOrders = {
 *   service: ["controller", "service"],
 *   claims: { of: "Elasticsearch", in: ["nodeSets"] },
 * };
 * ```
 */
export interface ChartOrders {
  /** The values of its Service of type LoadBalancer. @default it has none */
  readonly service?: readonly string[];
  /** @default none */
  readonly volumes?: readonly ChartVolume[];
  /** For claims that a list of objects in its values requests: their owner, and the path of the list. @default none */
  readonly claims?: { readonly of: string; readonly in: readonly string[] };
}
