import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/** The operating systems of nodes. Each is made for containers, allows no SSH, and is patched with new images. */
export const OperatingSystem = {
  /** Bottlerocket: read-only, and verified at boot. */
  Bottlerocket: "bottlerocket",
  AmazonLinux2023: "al2023",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/** The autoscalers that add nodes for waiting pods and remove unused nodes. */
export const NodeAutoscaler = {
  /** Resizes the node pools between `min` and `max`. */
  ClusterAutoscaler: "cluster-autoscaler",
  /** Starts and stops machines that belong to no node pool. */
  Karpenter: "karpenter",
} as const;
export type NodeAutoscaler = (typeof NodeAutoscaler)[keyof typeof NodeAutoscaler];

/**
 * A taint of nodes. It keeps pods off these nodes, unless the pods tolerate it.
 *
 * @example
 * ```ts
 * const batch: EksTaintArgs = { key: "example.com/batch", value: "true", effect: "NoSchedule" };
 * ```
 */
export interface EksTaintArgs extends TaintArgs {}

/**
 * Times at which a pool has no nodes, for instance at night. At these times, `min` and `max` of the pool are 0, so cluster-autoscaler starts no node.
 * EKS drains the nodes before it removes them. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 *
 * @example
 * ```ts
 * const nights: EksScheduleArgs = { stop: "0 20 * * 1-5", start: "0 6 * * 1-5", timeZone: "Europe/Berlin" };
 * ```
 */
export interface EksScheduleArgs {
  /** Times at which the nodes are removed, as a cron expression with five fields, for instance `0 20 * * 1-5`. */
  readonly stop: string;
  /** Times at which `min` nodes start again, as a cron expression, for instance `0 6 * * 1-5`. */
  readonly start: string;
  /** Time zone of `stop` and `start`, for instance `Europe/Berlin`. @default "Etc/UTC" */
  readonly timeZone?: string;
}

/**
 * A group of identical nodes. The number of nodes is always between `min` and `max`.
 *
 * @example
 * ```ts
 * const general: EksNodePoolArgs = { min: 2, max: 6, instanceTypes: ["m7i.large", "m6i.large"], spot: true };
 * ```
 */
export interface EksNodePoolArgs extends NodePoolArgs {
  /** Minimum number of nodes. AWS refuses a `min` above the current number of nodes; scale the pool out first. */
  readonly min: number;
  /** Maximum number of nodes. AWS refuses a `max` below the current number of nodes; scale the pool in first. */
  readonly max: number;
  /**
   * Instance types. With `spot`, list at least two types, so that AWS can choose an available type. Nodes with NVIDIA GPUs, such as `g6.xlarge`, get
   * an image with the driver and the device plugin, and the taint `nvidia.com/gpu`. Pods that request `nvidia.com/gpu` run on these nodes.
   *
   * @default the types of the profile
   */
  readonly instanceTypes?: string[];
  /** Whether to use cheaper machines that AWS can reclaim at two minutes' notice. @default false */
  readonly spot?: boolean;
  /**
   * Zones of the pool's nodes, from the zones of the network. Choose one zone for a pool of stateful workloads, because volumes stay in their zone.
   * If you change the zones, the pool is replaced: the new pool is created before the old pool is deleted. @default all zones of the network
   */
  readonly zones?: string[];
  /**
   * Whether the pool has one node group for each of its zones. The component divides `min` and `max` among these node groups. If a node group spans
   * several zones, cluster-autoscaler expects every new node in the first zone. A pod whose volume is in another zone could then wait forever.
   * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/cloudprovider/aws/README.md#common-notes-and-gotchas
   *
   * @default true with `autoscaler: cluster-autoscaler`
   */
  readonly groupPerZone?: boolean;
  /**
   * Times at which the pool has no nodes. Not allowed for system pods. With Karpenter, allowed only for a `dedicated` pool, because Karpenter would
   * start other machines for the pods. @default the pool always has nodes
   */
  readonly schedule?: EksScheduleArgs;
  /** Size of a node's disk in GiB, 20 or more. @default 50, or 100 with GPUs */
  readonly diskSize?: number;
  /** Number of nodes of a node group that an update may remove at once. @default a third of the group */
  readonly maxUnavailable?: number;
  /** Operating system of the nodes: `bottlerocket` or `al2023` (Amazon Linux 2023). @default "bottlerocket" */
  readonly operatingSystem?: OperatingSystem;
  /** Exact release of the node image. @default the newest release when the pool is created or its minor version changes */
  readonly releaseVersion?: string;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** The node pools by name. A new pool does not change the other pools. */
  readonly nodePools: Record<string, EksNodePoolArgs>;
  /** A pool for system pods only (taint `CriticalAddonsOnly`). @default none: system pods run on the same nodes as applications */
  readonly systemPool?: EksNodePoolArgs;
  /**
   * Autoscaler for which the component prepares the cluster: `cluster-autoscaler` or `karpenter`. For Karpenter, the component creates a queue and a
   * role for nodes; cluster-autoscaler needs nothing. You must also add the add-on with this name to the platform. @default none
   */
  readonly autoscaler?: NodeAutoscaler;
  /** Whether EKS replaces unhealthy nodes. @default true */
  readonly nodeRepair?: boolean;
}
