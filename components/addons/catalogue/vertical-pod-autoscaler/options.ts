/**
 * Options of the vertical-pod-autoscaler.
 *
 * @example
 * ```ts
 * verticalPodAutoscaler({ minReplicas: 2 });
 * ```
 */
export interface VerticalPodAutoscalerOptions {
  /**
   * Number of replicas that a workload must have before the updater may evict its pods to change their requests. With 1, a workload with one
   * replica is down until its new pod has started. The number also applies to workloads whose pods are resized while they run
   * (`InPlaceOrRecreate`).
   *
   * @default 2
   */
  readonly minReplicas?: number;
}
