/**
 * Adjusts the requests of pods to their usage, or only recommends requests. It respects the tenant's LimitRange.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
 *
 * @example
 * ```ts
 * const verticalAutoscaling: VerticalAutoscaling = { updateMode: "Initial", maxAllowed: { memory: "2Gi" } };
 * ```
 */
export interface VerticalAutoscaling {
  /**
   * `Off` recommends; `Initial` changes new pods; `Recreate` evicts pods to change them, within the disruption budget;
   * `InPlaceOrRecreate` evicts only pods that it cannot change while they run.
   *
   * @default "Off"
   */
  readonly updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";
  /** Resources to adjust. Unless `updateMode` is `Off`, `autoscaling` must not scale on the same resources. @default ["cpu", "memory"] */
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
  /** @default requests do not change */
  readonly verticalAutoscaling?: VerticalAutoscaling;
}
