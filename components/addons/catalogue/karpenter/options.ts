import type { Architecture, NodeProfile } from "../../../clusters/contract";

/**
 * A pool of machines. Karpenter starts machines when pods need them, and terminates machines that no pod needs.
 *
 * @example
 * ```ts
 * const karpenterNodePool: KarpenterNodePool = { limits: { cpu: 200, memory: "800Gi" }, spot: true };
 * ```
 */
export interface KarpenterNodePool {
  /** Maximum resources of all machines of the pool together, as Kubernetes quantities. */
  readonly limits: { readonly cpu: number | string; readonly memory: string };
  /** The resource that the pool's workloads need most. @default "general" */
  readonly profile?: NodeProfile;
  /** CPU architecture of the machines. @default "amd64" */
  readonly architecture?: Architecture;
  /** If true, Karpenter prefers spot machines. Spot machines are cheaper, but AWS can reclaim them at two minutes' notice. @default false */
  readonly spot?: boolean;
  /** Zones of the pool, for instance `["eu-central-1a"]`. @default every zone of the cluster's nodes */
  readonly zones?: readonly string[];
  /** Labels of the pool's nodes. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Taints of the pool's nodes. */
  readonly taints?: readonly KarpenterTaint[];
  /**
   * Name under which workloads request the pool with `runOn`. A label and a taint reserve the pool for these workloads.
   *
   * @default none: the pool is open to all workloads
   */
  readonly dedicated?: string;
}

/**
 * A taint of nodes. Pods need a toleration for the taint to run on the nodes.
 *
 * @example
 * ```ts
 * const karpenterTaint: KarpenterTaint = { key: "batch", effect: "NoSchedule" };
 * ```
 */
export interface KarpenterTaint {
  /** Key of the taint. */
  readonly key: string;
  /** Value of the taint. */
  readonly value?: string;
  /** Effect of the taint on pods without a toleration. */
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/**
 * Options of Karpenter.
 *
 * @example
 * ```ts
 * karpenter({
 *   nodePools: {
 *     default: { limits: { cpu: "64", memory: "256Gi" } },
 *     batch: { limits: { cpu: "32", memory: "128Gi" }, spot: true, dedicated: "batch" },
 *   },
 * });
 * ```
 */
export interface KarpenterOptions {
  /** Pools, by name. The names must differ from the names of the cluster's pools. @default one pool `default` with at most 64 vCPUs and 256 GiB */
  readonly nodePools?: Readonly<Record<string, KarpenterNodePool>>;
  /**
   * Exact Bottlerocket release of the node image. If you change the release, Karpenter replaces all nodes, a tenth of a pool at a time.
   *
   * @default "1.64.0"
   */
  readonly bottlerocketVersion?: string;
  /** Size in GiB of each node's disk for images, logs and scratch space. At least 20. @default 50 */
  readonly diskSize?: number;
  /** Age at which Karpenter replaces a node, in hours. "Never" is not allowed. @default "336h" */
  readonly expireAfter?: string;
  /**
   * Time for which a terminating node waits for its pods, in minutes. After that, Karpenter deletes the remaining pods, even against their
   * PodDisruptionBudgets.
   *
   * @default "30m"
   */
  readonly terminationGracePeriod?: string;
}

/** Karpenter's options with all defaults. */
export type PlannedKarpenter = Required<KarpenterOptions>;

/** Adds the defaults to the options. */
export function planKarpenter(options: KarpenterOptions): PlannedKarpenter {
  const { nodePools = { default: { limits: { cpu: 64, memory: "256Gi" } } } } = options;
  const {
    bottlerocketVersion = "1.64.0",
    diskSize = 50,
    expireAfter = "336h",
    terminationGracePeriod = "30m",
  } = options;
  return { nodePools, bottlerocketVersion, diskSize, expireAfter, terminationGracePeriod };
}
