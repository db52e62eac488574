import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/** The operating systems of nodes. Azure builds them for containers, and patches them with new images. */
export const OperatingSystem = {
  /** Azure Linux: small, and supported only by Microsoft. */
  AzureLinux: "azure-linux",
  Ubuntu: "ubuntu",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/**
 * A taint of nodes. It keeps pods off these nodes, unless the pods tolerate it.
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
  /** Minimum number of nodes. The system pool needs at least one node. */
  readonly min: number;
  /** Maximum number of nodes, at most 1000. */
  readonly max: number;
  /**
   * VM size, for instance `Standard_D8ds_v5`. The size must support premium disks. If you change the size, Azure deletes the pool before it creates
   * the new pool. For the system pool, Azure refuses this change. Nodes with NVIDIA GPUs, such as `Standard_NC4as_T4_v3`, get AKS' driver, the device
   * plugin and the taint `nvidia.com/gpu`. Pods that request `nvidia.com/gpu` run on these nodes.
   *
   * @default the size of the profile
   */
  readonly vmSize?: string;
  /** Whether to use cheaper machines that Azure can reclaim at any time. Not allowed for the system pool. @default false */
  readonly spot?: boolean;
  /** Zones of the pool's nodes, from the zones of the network. You cannot change the zones later. @default all zones of the network */
  readonly zones?: string[];
  /**
   * Whether to create one AKS node pool for each zone. This does not apply to the system pool. The name of each AKS node pool consists of the pool's
   * name and the zone. The component divides `min` and `max` among the AKS node pools. If one AKS node pool spans several zones, the autoscaler
   * cannot choose the zone of a new node. A pod can then wait forever for a node in the zone of its disk.
   * https://learn.microsoft.com/azure/aks/cluster-autoscaler
   *
   * @default true
   */
  readonly poolPerZone?: boolean;
  /**
   * Size of a node's disk in GiB, 30 to 2048. If the machine has a local disk of at least this size, the node uses the local disk. The local disk is
   * faster and costs nothing, but it is deleted with the node. @default 128
   */
  readonly diskSize?: number;
  /** Number or percentage of nodes that an upgrade adds at once. Not allowed for spot pools. @default "33%" */
  readonly maxSurge?: string;
  /** Operating system of the nodes: `azure-linux` or `ubuntu`. @default "azure-linux", or "ubuntu" with GPUs */
  readonly operatingSystem?: OperatingSystem;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** The pool for system pods only (taint `CriticalAddonsOnly`). AKS requires such a pool. */
  readonly systemPool: AksNodePoolArgs;
  /**
   * The other node pools by name. A name has up to 11 lower-case letters and digits, or up to 12 if the pool is in one zone. A new pool does not
   * change the other pools.
   */
  readonly nodePools: Record<string, AksNodePoolArgs>;
  /** Ids of the Azure container registries from which nodes pull images. @default none: nodes pull only from public registries */
  readonly registryIds?: string[];
}
