/**
 * Adjusts the requests of pods to their usage, or only recommends requests. The autoscaler respects the tenant's LimitRange.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
 *
 * @example
 * ```ts
 * const verticalAutoscaling: VerticalAutoscaling = { updateMode: "Initial", maxAllowed: { memory: "2Gi" } };
 * ```
 */
export interface VerticalAutoscaling {
  /**
   * `Off` only recommends requests. `Initial` changes new pods. `Recreate` evicts pods to change their requests, within the disruption budget.
   * `InPlaceOrRecreate` changes running pods. It evicts a pod only if it cannot change the running pod.
   *
   * @default "Off"
   */
  readonly updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";
  /** Resources to adjust. If `updateMode` is not `Off`, `autoscaling` must not use the same resources. @default ["cpu", "memory"] */
  readonly controlledResources?: readonly ("cpu" | "memory")[];
  /** Lower bound for each container, as Kubernetes quantities. @default none */
  readonly minAllowed?: { readonly cpu?: string; readonly memory?: string };
  /** Upper bound for each container, as Kubernetes quantities. @default none */
  readonly maxAllowed?: { readonly cpu?: string; readonly memory?: string };
}

/**
 * Options of workloads whose requests can follow their usage.
 *
 * @example
 * ```ts
 * const args: VerticalScalingArgs = { verticalAutoscaling: { updateMode: "Initial", maxAllowed: { memory: "2Gi" } } };
 * ```
 */
export interface VerticalScalingArgs {
  /** Adjusts the requests to the usage. @default requests do not change */
  readonly verticalAutoscaling?: VerticalAutoscaling;
}
