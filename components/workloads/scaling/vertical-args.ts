/**
 * Lets the requests of its pods follow what they use, or only says what they should be. It keeps to the tenant's LimitRange.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
 */
export interface VerticalAutoscaling {
  /**
   * `Off` recommends; `Initial` changes new pods; `Recreate` evicts pods to change them, within the disruption budget;
   * `InPlaceOrRecreate` evicts only those that cannot be changed as they run.
   *
   * @default "Off"
   */
  readonly updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";
  /** What follows; refused where `autoscaling` looks at the same, unless it only recommends. @default ["cpu", "memory"] */
  readonly controlledResources?: readonly ("cpu" | "memory")[];
  /** Of each container, as Kubernetes quantities. @default no bound of its own */
  readonly minAllowed?: { readonly cpu?: string; readonly memory?: string };
  /** Of each container, as Kubernetes quantities. @default no bound of its own */
  readonly maxAllowed?: { readonly cpu?: string; readonly memory?: string };
}

/** Lets a workload's requests follow its usage. */
export interface VerticalScalingArgs {
  /** @default requests stay as they are given */
  readonly verticalAutoscaling?: VerticalAutoscaling;
}
