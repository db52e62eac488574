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
   * Replicas that a workload must have before its pods are evicted to change their requests. With 1, a workload of one replica is down
   * while its new pod starts. It also applies to workloads whose pods are resized while they run (`InPlaceOrRecreate`).
   *
   * @default 2
   */
  readonly minReplicas?: number;
}
