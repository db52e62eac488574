import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/** The operating system of nodes. Azure builds each of them for containers, and patches it with new images. */
export const OperatingSystem = {
  /** Small, and supported by Microsoft alone. */
  AzureLinux: "azure-linux",
  Ubuntu: "ubuntu",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/**
 * A taint, which keeps away pods that do not tolerate it.
 *
 * @example
 * ```ts
 * const batch: AksTaintArgs = { key: "example.com/batch", value: "true", effect: "NoSchedule" };
 * ```
 */
export interface AksTaintArgs extends TaintArgs {}

/**
 * A group of identical nodes. AKS' own autoscaler keeps the number of nodes between `min` and `max`.
 *
 * @example
 * ```ts
 * const general: AksNodePoolArgs = { min: 3, max: 12, vmSize: "Standard_D8ds_v5" };
 * ```
 */
export interface AksNodePoolArgs extends NodePoolArgs {
  /** Minimum number of nodes; 1 or more in the system pool. */
  readonly min: number;
  /** Maximum number of nodes, at most 1000. */
  readonly max: number;
  /**
   * VM size instead of the profile's, for instance `Standard_D8ds_v5`. It must support premium disks. If you change it, Azure deletes the pool before
   * it creates the new one. Azure refuses this change for the system pool. Nodes with NVIDIA GPUs, such as `Standard_NC4as_T4_v3`, get AKS' driver,
   * the device plugin and the taint `nvidia.com/gpu`. Pods that request `nvidia.com/gpu` run on these nodes.
   *
   * @default the profile's
   */
  readonly vmSize?: string;
  /** Whether to use cheaper machines that Azure can reclaim at any time; not in the system pool. @default false */
  readonly spot?: boolean;
  /**
   * Zones of the network. Cannot be changed later.
   * @default all
   */
  readonly zones?: string[];
  /**
   * Whether to create one AKS node pool for each zone. This does not apply to the system pool. The AKS node pools are named after the pool and the
   * zone, and share `min` and `max`. If one AKS node pool spans several zones, the autoscaler cannot choose the zone of a new node. A pod can then
   * wait forever for a node in the zone of its disk. https://learn.microsoft.com/azure/aks/cluster-autoscaler
   *
   * @default true
   */
  readonly poolPerZone?: boolean;
  /**
   * Size of a node's disk in GiB, 30 to 2048. If the machine has a local disk of at least this size, the node uses that disk: it is faster,
   * costs nothing, and is deleted with the node. @default 128
   */
  readonly diskSize?: number;
  /** Nodes that an upgrade adds at once, as a number or a percentage. Not allowed for spot pools. @default "33%" */
  readonly maxSurge?: string;
  /** @default "azure-linux", or "ubuntu" with GPUs */
  readonly operatingSystem?: OperatingSystem;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** The pool that takes only system pods (taint `CriticalAddonsOnly`), which AKS requires. */
  readonly systemPool: AksNodePoolArgs;
  /** Pools by name: up to 11 lower-case letters and digits, 12 in one zone. Adding one does not change the others. */
  readonly nodePools: Record<string, AksNodePoolArgs>;
  /** Ids of the container registries from which nodes pull. @default none: only public ones */
  readonly registryIds?: string[];
}
