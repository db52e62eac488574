import type { Architecture, NodeProfile } from "../../../clusters/contract";

/**
 * A pool of machines. Karpenter starts and terminates machines as pods need them.
 *
 * @example
 * ```ts
 * const karpenterNodePool: KarpenterNodePool = { limits: { cpu: 200, memory: "800Gi" }, spot: true };
 * ```
 */
export interface KarpenterNodePool {
  /** Upper bounds for the resources of the whole pool, as Kubernetes quantities. */
  readonly limits: { readonly cpu: number | string; readonly memory: string };
  /** The resource that the workloads need most. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  /** Prefers cheaper machines that AWS can reclaim at two minutes' notice. @default false */
  readonly spot?: boolean;
  /** Zones of the pool, for instance `["eu-central-1a"]`. @default every zone of the cluster's nodes */
  readonly zones?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly KarpenterTaint[];
  /** Reserves the pool, with a label and a taint, for workloads that request this name. @default open to all */
  readonly dedicated?: string;
}

/**
 * A taint of nodes. It repels pods that do not tolerate it.
 *
 * @example
 * ```ts
 * const karpenterTaint: KarpenterTaint = { key: "batch", effect: "NoSchedule" };
 * ```
 */
export interface KarpenterTaint {
  readonly key: string;
  readonly value?: string;
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
  /** Pools by name. The names must differ from the names of the cluster's pools. @default one pool `default` of up to 64 vCPUs and 256 GiB */
  readonly nodePools?: Readonly<Record<string, KarpenterNodePool>>;
  /** Exact Bottlerocket release of the node image. If you change it, Karpenter replaces the nodes, a tenth of a pool at a time. @default "1.64.0" */
  readonly bottlerocketVersion?: string;
  /** Size in GiB of each node's disk for images, logs and scratch space, 20 or more. @default 50 */
  readonly diskSize?: number;
  /** Age in hours at which Karpenter replaces a node. "Never" is not allowed. @default "336h" */
  readonly expireAfter?: string;
  /**
   * How many minutes a terminating node waits for its pods. After that, Karpenter deletes the remaining pods, even against their disruption
   * budgets. @default "30m"
   */
  readonly terminationGracePeriod?: string;
}

/** Options with every default filled in. */
export type PlannedKarpenter = Required<KarpenterOptions>;

/** Returns the options with every default filled in. */
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
