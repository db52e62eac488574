import type { Architecture, NodeProfile } from "../../../clusters/contract";

/**
 * Machines that Karpenter starts and terminates as pods need them.
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
  /** For instance `["eu-central-1a"]`. @default every zone of the cluster's nodes */
  readonly zones?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly KarpenterTaint[];
  /** Reserves the pool, by a label and a taint, for workloads that request it by this name. @default open to all */
  readonly dedicated?: string;
}

/**
 * A taint of nodes, which repels pods that do not tolerate it.
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
  /** Pools by name. Names must differ from those of the cluster's pools. @default one pool `default` of up to 64 vCPUs and 256 GiB */
  readonly nodePools?: Readonly<Record<string, KarpenterNodePool>>;
  /** Exact release of the node image. A change replaces the nodes, a tenth of a pool at a time. @default "1.64.0" */
  readonly bottlerocketVersion?: string;
  /** Size of the nodes' disk for images, logs and scratch space in GiB, 20 or more. @default 50 */
  readonly diskSize?: number;
  /** Age of a node, in hours, at which it is replaced. "Never" is not allowed. @default "336h" */
  readonly expireAfter?: string;
  /** Minutes for which a terminating node waits for its pods, regardless of their disruption budgets. @default "30m" */
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
