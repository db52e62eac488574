/** How much a container of a chart may use; quantities as in Kubernetes. */
export interface ContainerSize {
  readonly cpu: string;
  readonly memory: string;
  /** Of memory. */
  readonly limit: string;
  /** What it may fill of its node's disk: writable files, `emptyDir` volumes and logs. @default "1Gi" */
  readonly ephemeralStorage?: string;
}

/** A container's `resources`; the processor has no limit, since throttling delays what sharing does not. */
export interface ContainerResources {
  readonly requests: Readonly<Record<"cpu" | "memory" | "ephemeral-storage", string>>;
  readonly limits: Readonly<Record<"memory" | "ephemeral-storage", string>>;
}

/** The `resources` of a container that keeps its data elsewhere than on its node. */
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
