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
 * How an upgrade replaces the nodes of a pool by new nodes.
 *
 * @example
 * ```ts
 * const blueGreen: GkeBlueGreenArgs = { batchPercentage: 20, batchSoakSeconds: 300 };
 * ```
 */
export interface GkeBlueGreenArgs {
  /** Number of old nodes to drain at once. @default 1 */
  readonly batchNodeCount?: number;
  /** Percentage of the old nodes to drain at once, 1 to 100, instead of `batchNodeCount`. @default none */
  readonly batchPercentage?: number;
  /** Seconds that GKE waits after each batch. @default 0 */
  readonly batchSoakSeconds?: number;
  /** Seconds that the old nodes stay after the last batch, up to a week. Until then you can roll back. @default 3600 */
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
  /** Minimum number of nodes in all zones together. GKE starts with the same number in each zone. */
  readonly min: number;
  /** Maximum number of nodes in all zones together. */
  readonly max: number;
  /**
   * Replaces the profile's type, for instance `n2-standard-4`. A type with NVIDIA GPUs, such as `g2-standard-4`, gets GKE's driver, device
   * plugin and taint `nvidia.com/gpu`: pods that request `nvidia.com/gpu` run there.
   *
   * @default the profile's
   */
  readonly machineType?: string;
  /** Whether to use cheaper machines that Google can reclaim at 25 seconds' notice. @default false */
  readonly spot?: boolean;
  /** Zones of the network. Choose one zone for a pool of stateful workloads, because volumes stay in their zone. @default all */
  readonly zones?: string[];
  /** Size of a node's disk in GiB, 20 or more. @default 100 */
  readonly diskSize?: number;
  /** Nodes that an upgrade adds at once, 1 to 20. An upgrade never reduces the number of nodes. @default 1 */
  readonly maxSurge?: number;
  /**
   * Upgrades the pool blue-green: GKE adds one new node for each old node, moves the pods, and removes the old nodes. You need quota and
   * addresses for twice `max` nodes. https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies
   *
   * @default `maxSurge`
   */
  readonly blueGreen?: GkeBlueGreenArgs;
  /**
   * Local SSDs of a node, 375 GiB each, for its ephemeral storage: `emptyDir`, images and logs. Google encrypts them with its own keys, and
   * they are lost with the node. Machine types that end in `-lssd` include them. https://cloud.google.com/compute/docs/disks/local-ssd
   *
   * @default none
   */
  readonly localSsds?: number;
  /** Pods per node, 8 to 256. @default the cluster's */
  readonly maxPodsPerNode?: number;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** Pools by name. Adding one does not change the others. */
  readonly nodePools: Record<string, GkeNodePoolArgs>;
  /** A pool that takes only system pods (taint `CriticalAddonsOnly`). @default none: system pods run with the applications */
  readonly systemPool?: GkeNodePoolArgs;
  /** Pods per node, 8 to 256. Fewer pods mean a smaller block of `vpc.podCidr` for each node. @default 110 */
  readonly maxPodsPerNode?: number;
}
