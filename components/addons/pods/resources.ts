/**
 * The requests and limits of a chart's container, as Kubernetes quantities.
 *
 * @example
 * ```ts
 * const containerSize: ContainerSize = { cpu: "50m", memory: "64Mi", limit: "128Mi" };
 * ```
 */
export interface ContainerSize {
  readonly cpu: string;
  readonly memory: string;
  /** Memory limit. */
  readonly limit: string;
  /** Limit on the use of the node's disk: writable files, `emptyDir` volumes and logs. @default "1Gi" */
  readonly ephemeralStorage?: string;
}

/**
 * A container's `resources`. There is no CPU limit, because throttling would slow a container down even on an idle node.
 *
 * @example
 * ```ts
 * const containerResources: ContainerResources = {
 *   requests: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
 *   limits: { memory: "128Mi", "ephemeral-storage": "1Gi" },
 * };
 * ```
 */
export interface ContainerResources {
  readonly requests: Readonly<Record<"cpu" | "memory" | "ephemeral-storage", string>>;
  readonly limits: Readonly<Record<"memory" | "ephemeral-storage", string>>;
}

/** Returns the `resources` of a container that keeps no data on its node. */
export function containerResources({
  cpu,
  memory,
  limit,
  ephemeralStorage = "1Gi",
}: ContainerSize): ContainerResources {
  return {
    requests: { cpu, memory, "ephemeral-storage": "64Mi" },
    limits: { memory: limit, "ephemeral-storage": ephemeralStorage },
  };
}
