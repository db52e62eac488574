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
   * Minimum number of replicas of a workload whose pods the updater may evict to change their requests. With 1, a workload with one replica is down
   * until its new pod has started. The number also applies to workloads whose pods are resized in place (`InPlaceOrRecreate`).
   *
   * @default 2
   */
  readonly minReplicas?: number;
}
