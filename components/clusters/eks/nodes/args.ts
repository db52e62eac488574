import type { Architecture, NodeProfile } from "../../profiles";
import type { TaintEffect } from "../../taint-effect";

/** What nodes run: both are made for containers, take no SSH, and are patched by a new release. */
export const OperatingSystem = {
  /** Read-only, verified at boot. */
  Bottlerocket: "bottlerocket",
  AmazonLinux2023: "al2023",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/** Keeps pods away that do not tolerate it. */
export interface EksTaintArgs {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** A group of like nodes that grows and shrinks between two bounds. */
export interface EksNodePoolArgs {
  /** Nodes that are always there. AWS refuses a min above the nodes that there are: scale the pool out first. */
  readonly min: number;
  /** Nodes that an autoscaler may go up to. */
  readonly max: number;
  /** Machine types by what the workloads need. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  /** Instead of the profile's; with `spot` at least two, else the first with capacity is taken. @default the profile's */
  readonly instanceTypes?: string[];
  /** Cheaper machines that AWS can take back at two minutes' notice. @default false */
  readonly spot?: boolean;
  /**
   * Of the network's zones; one for a pool of stateful workloads, whose volumes stay in their zone. AWS makes a pool anew when
   * its zones change, the new one before the old one goes. @default all
   */
  readonly zones?: string[];
  /** Size of the nodes' disk in GiB, from 20. @default 50 */
  readonly diskSize?: number;
  readonly labels?: Record<string, string>;
  readonly taints?: EksTaintArgs[];
  /** Keeps the pool for workloads that ask for it by this name (a label and a taint). @default open to all */
  readonly dedicated?: string;
  /** Nodes that an update may take away at once. @default a third of the pool */
  readonly maxUnavailable?: number;
  /** @default "bottlerocket" */
  readonly operatingSystem?: OperatingSystem;
  /** Exact release of the node image, moved by a pull request. @default the newest when the pool is made or its minor changes */
  readonly releaseVersion?: string;
}
