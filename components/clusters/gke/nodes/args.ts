import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/**
 * A taint of nodes. It keeps pods off these nodes, unless the pods tolerate it.
 *
 * @example
 * ```ts
 * const batch: GkeTaintArgs = { key: "example.com/batch", value: "true", effect: "NoSchedule" };
 * ```
 */
export interface GkeTaintArgs extends TaintArgs {}

/**
 * How an upgrade moves pods from the old nodes of a pool to new nodes.
 *
 * @example
 * ```ts
 * const blueGreen: GkeBlueGreenArgs = { batchPercentage: 20, batchSoakSeconds: 300 };
 * ```
 */
export interface GkeBlueGreenArgs {
  /** Number of old nodes to drain at once. @default 1 */
  readonly batchNodeCount?: number;
  /** Instead of `batchNodeCount`: percentage of the old nodes to drain at once, 1 to 100. @default none */
  readonly batchPercentage?: number;
  /** Seconds that GKE waits after each batch. @default 0 */
  readonly batchSoakSeconds?: number;
  /** Seconds for which the old nodes stay after the last batch, up to a week. During this time, you can roll back. @default 3600 */
  readonly poolSoakSeconds?: number;
}

/**
 * A group of identical nodes. GKE's autoscaler keeps the number of nodes between `min` and `max`.
 *
 * @example
 * ```ts
 * const general: GkeNodePoolArgs = { min: 3, max: 12, machineType: "n2-standard-4" };
 * ```
 */
export interface GkeNodePoolArgs extends NodePoolArgs {
  /** Minimum number of nodes in all zones together. A new pool starts with the same number of nodes in each zone. */
  readonly min: number;
  /** Maximum number of nodes in all zones together. */
  readonly max: number;
  /**
   * Machine type, for instance `n2-standard-4`. Nodes with NVIDIA GPUs, such as `g2-standard-4`, get GKE's driver, device plugin and taint
   * `nvidia.com/gpu`. Pods that request `nvidia.com/gpu` run on these nodes.
   *
   * @default the type of the profile
   */
  readonly machineType?: string;
  /** Whether to use cheaper machines that Google can reclaim at 25 seconds' notice. @default false */
  readonly spot?: boolean;
  /**
   * Zones of the pool's nodes, from the zones of the network. Choose one zone for a pool of stateful workloads, because volumes stay in their zone.
   *
   * @default all zones of the network
   */
  readonly zones?: string[];
  /** Size of a node's disk in GiB, 20 or more. @default 100 */
  readonly diskSize?: number;
  /** Number of nodes that an upgrade adds at once, 1 to 20. An upgrade never reduces the number of nodes. @default 1 */
  readonly maxSurge?: number;
  /**
   * Settings of a blue-green upgrade: GKE adds one new node for each old node, moves the pods, and then removes the old nodes. You need quota and
   * addresses for twice as many nodes as `max`. https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies
   *
   * @default no blue-green upgrade: GKE adds `maxSurge` nodes at once
   */
  readonly blueGreen?: GkeBlueGreenArgs;
  /**
   * Number of local SSDs of a node, 375 GiB each. The node uses the SSDs for ephemeral storage: `emptyDir`, images and logs. Google encrypts the SSDs
   * with Google's own keys. The data on the SSDs is lost when the node is deleted. Machine types that end in `-lssd` already include local SSDs.
   * https://cloud.google.com/compute/docs/disks/local-ssd
   *
   * @default none
   */
  readonly localSsds?: number;
  /** Maximum number of pods per node, 8 to 256. @default `maxPodsPerNode` of the cluster */
  readonly maxPodsPerNode?: number;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** The node pools by name. A new pool does not change the other pools. */
  readonly nodePools: Record<string, GkeNodePoolArgs>;
  /** A pool for system pods only (taint `CriticalAddonsOnly`). @default none: system pods run on the same nodes as applications */
  readonly systemPool?: GkeNodePoolArgs;
  /** Maximum number of pods per node, 8 to 256. With fewer pods, each node takes a smaller block of `vpc.podCidr`. @default 110 */
  readonly maxPodsPerNode?: number;
}
