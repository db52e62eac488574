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
   * The updater evicts a workload's pods to change their requests only if the workload has at least this number of replicas. With 1, a workload with
   * one replica is down until its new pod has started. The number also applies to workloads whose pods are resized in place (`InPlaceOrRecreate`).
   *
   * @default 2
   */
  readonly minReplicas?: number;
}
