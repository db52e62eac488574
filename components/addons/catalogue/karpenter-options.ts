import type { Architecture, NodeProfile } from "../../clusters/contract";

/** Machines that Karpenter brings and takes away as pods need them. */
export interface KarpenterNodePool {
  /** What the pool may grow to, all its nodes together, as Kubernetes quantities. */
  readonly limits: { readonly cpu: number | string; readonly memory: string };
  /** Machines by what the workloads need most of. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  /** Cheaper machines that AWS can take back at two minutes' notice, and others where there are none. @default false */
  readonly spot?: boolean;
  /** For instance `["eu-central-1a"]`. @default every zone that the cluster's nodes can be in */
  readonly zones?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly KarpenterTaint[];
  /** Keeps the pool for workloads that ask for it by this name (a label and a taint). @default open to all */
  readonly dedicated?: string;
}

/** Keeps pods away that do not tolerate it. */
export interface KarpenterTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** Options of Karpenter. */
export interface KarpenterOptions {
  /** By name, apart from those of the cluster's own pools. @default one pool `default` of up to 64 vCPUs and 256 GiB */
  readonly nodePools?: Readonly<Record<string, KarpenterNodePool>>;
  /** Exact release of the node image, moved by a pull request: its change replaces the nodes, a tenth of a pool at a time. */
  readonly bottlerocketVersion?: string;
  /** Size of the nodes' disk for images, logs and scratch space, in GiB, from 20. @default 50 */
  readonly diskSize?: number;
  /** After how long a node is replaced, in hours; never is refused. @default "336h" */
  readonly expireAfter?: string;
  /** How long a node that goes waits for its pods, whatever their disruption budgets say. @default "30m" */
  readonly terminationGracePeriod?: string;
}

/** Options with every default filled in. */
export type PlannedKarpenter = Required<KarpenterOptions>;

/** Fills in the defaults. */
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
