import type { NodePoolArgs, TaintArgs } from "../../node-pool";

/** The operating system of nodes. Each is made for containers, allows no SSH, and is patched with new images. */
export const OperatingSystem = {
  /** Read-only, and verified at boot. */
  Bottlerocket: "bottlerocket",
  AmazonLinux2023: "al2023",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/** The autoscaler that adds and removes nodes as pods need them. */
export const NodeAutoscaler = {
  /** Resizes the node pools between `min` and `max`. */
  ClusterAutoscaler: "cluster-autoscaler",
  /** Adds machines that belong to no node pool. */
  Karpenter: "karpenter",
} as const;
export type NodeAutoscaler = (typeof NodeAutoscaler)[keyof typeof NodeAutoscaler];

/**
 * A taint, which keeps away pods that do not tolerate it.
 *
 * @example
 * ```ts
 * const batch: EksTaintArgs = { key: "example.com/batch", value: "true", effect: "NoSchedule" };
 * ```
 */
export interface EksTaintArgs extends TaintArgs {}

/**
 * Times at which a pool has no nodes, for instance at night. At these times, its bounds are 0, so cluster-autoscaler starts no node. EKS
 * drains the removed nodes. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 *
 * @example
 * ```ts
 * const nights: EksScheduleArgs = { stop: "0 20 * * 1-5", start: "0 6 * * 1-5", timeZone: "Europe/Berlin" };
 * ```
 */
export interface EksScheduleArgs {
  /** When the nodes are removed, in the five fields of cron, for instance `0 20 * * 1-5`. */
  readonly stop: string;
  /** When `min` nodes start again, for instance `0 6 * * 1-5`. */
  readonly start: string;
  /** Name of the time zone. @default "Etc/UTC" */
  readonly timeZone?: string;
}

/**
 * A group of identical nodes whose number varies between two bounds.
 *
 * @example
 * ```ts
 * const general: EksNodePoolArgs = { min: 2, max: 6, instanceTypes: ["m7i.large", "m6i.large"], spot: true };
 * ```
 */
export interface EksNodePoolArgs extends NodePoolArgs {
  /** Minimum number of nodes. AWS refuses a `min` above the current number of nodes; scale the pool out first. */
  readonly min: number;
  /** Maximum number of nodes that an autoscaler may run. */
  readonly max: number;
  /**
   * Replaces the profile's types. With `spot`, list at least two, so that AWS has a choice. Types with NVIDIA GPUs, such as `g6.xlarge`,
   * get an image with driver and device plugin, and the taint `nvidia.com/gpu`: pods that request `nvidia.com/gpu` run there.
   *
   * @default the profile's
   */
  readonly instanceTypes?: string[];
  /** Whether to use cheaper machines that AWS can reclaim at two minutes' notice. @default false */
  readonly spot?: boolean;
  /**
   * Zones of the network. Choose one zone for a pool of stateful workloads, because volumes stay in their zone. If the zones change, AWS
   * replaces the pool, and creates the new one before it deletes the old one. @default all
   */
  readonly zones?: string[];
  /**
   * Whether the pool has one node group for each of its zones. They share `min` and `max`. cluster-autoscaler expects every new node of a
   * group in the group's first zone, so a pod whose volume is in another zone could wait forever.
   * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/cloudprovider/aws/README.md#common-notes-and-gotchas
   *
   * @default true with `autoscaler: cluster-autoscaler`
   */
  readonly groupPerZone?: boolean;
  /**
   * Times at which the pool has no nodes. Not for system pods; with Karpenter only for a `dedicated` pool, because Karpenter would start other
   * machines for the pods. @default always on
   */
  readonly schedule?: EksScheduleArgs;
  /** Size of a node's disk in GiB, 20 or more. @default 50, or 100 with GPUs */
  readonly diskSize?: number;
  /** Nodes of a node group that an update may remove at once. @default a third of the group */
  readonly maxUnavailable?: number;
  /** @default "bottlerocket" */
  readonly operatingSystem?: OperatingSystem;
  /** Exact release of the node image. @default the newest when the pool is created or its minor version changes */
  readonly releaseVersion?: string;
}

/** The options of the nodes. */
export interface NodesArgs {
  /** Pools by name. Adding one does not change the others. */
  readonly nodePools: Record<string, EksNodePoolArgs>;
  /** A pool that takes only system pods (taint `CriticalAddonsOnly`). @default none: system pods run with the applications */
  readonly systemPool?: EksNodePoolArgs;
  /**
   * Autoscaler for which the cluster is prepared: Karpenter gets a queue and a role for its nodes, cluster-autoscaler needs nothing.
   * Add the add-on of this name to the platform. @default none
   */
  readonly autoscaler?: NodeAutoscaler;
  /** Whether EKS replaces unhealthy nodes. @default true */
  readonly nodeRepair?: boolean;
}
