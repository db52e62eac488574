/**
 * Volumes of one kind of pod. Each field except `of` is the path of a chart value.
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
  /** Path of the value that sets the number of pods. Each pod has one volume. @default 1 */
  readonly replicas?: readonly string[];
  /** Path of the value that sets the size of each volume. */
  readonly size: readonly string[];
  /** Path of the value that sets the storage class. */
  readonly storageClass: readonly string[];
}

/**
 * The cloud resources that a release requests. Each field names the chart values that request one kind of resource. A plan counts the cost of the
 * resources.
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
  /** Path of the chart values that describe the Service of type LoadBalancer. @default none */
  readonly service?: readonly string[];
  /** Volumes of the release's pods. @default none */
  readonly volumes?: readonly ChartVolume[];
  /**
   * Volumes that objects in the values request. Give the owner of the volumes (`of`), and the path of the list that contains the objects (`in`).
   * @default none
   */
  readonly claims?: { readonly of: string; readonly in: readonly string[] };
}
