import type { Architecture, NodeProfile } from "../../profiles";
import type { TaintEffect } from "../../taint-effect";

/** Keeps pods away that do not tolerate it. */
export interface GkeTaintArgs {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** A group of like nodes that grows and shrinks between two bounds, by GKE's own autoscaler. */
export interface GkeNodePoolArgs {
  /** Nodes that are always there, over all zones. GKE begins with as many in each zone. */
  readonly min: number;
  /** Nodes that the autoscaler may go up to, over all zones. */
  readonly max: number;
  /** Machine type by what the workloads need. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  /** Instead of the profile's, for instance `n2-standard-4`. @default the profile's */
  readonly machineType?: string;
  /** Cheaper machines that Google can take back at 25 seconds' notice. @default false */
  readonly spot?: boolean;
  /** Of the network's zones; one for a pool of stateful workloads, whose volumes stay in their zone. @default all */
  readonly zones?: string[];
  /** Size of the nodes' disk in GiB, from 20. @default 100 */
  readonly diskSize?: number;
  readonly labels?: Record<string, string>;
  readonly taints?: GkeTaintArgs[];
  /** Keeps the pool for workloads that ask for it by this name (a label and a taint). @default open to all */
  readonly dedicated?: string;
  /** Nodes that an upgrade adds at once, while none is missing, 1 to 20. @default 1 */
  readonly maxSurge?: number;
  /** Pods on a node of the pool, 8 to 256. @default the cluster's */
  readonly maxPodsPerNode?: number;
}
