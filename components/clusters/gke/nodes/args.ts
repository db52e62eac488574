import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/** A taint, which keeps away pods that do not tolerate it. */
export interface GkeTaintArgs extends TaintArgs {}

/** A group of identical nodes whose number GKE's own autoscaler varies between two bounds. */
export interface GkeNodePoolArgs extends NodePoolArgs {
  /** Least nodes in all zones together. GKE starts with the same number in each zone. */
  readonly min: number;
  /** Most nodes that the autoscaler may run, in all zones together. */
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
  /** Zones of the network. Choose one for a pool of stateful workloads, whose volumes stay in their zone. @default all */
  readonly zones?: string[];
  /** Size of a node's disk in GiB, 20 or more. @default 100 */
  readonly diskSize?: number;
  /** Nodes that an upgrade adds at once, 1 to 20. It takes none away. @default 1 */
  readonly maxSurge?: number;
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
