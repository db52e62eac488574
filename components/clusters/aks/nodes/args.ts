import type { Architecture, NodeProfile } from "../../profiles";
import type { TaintEffect } from "../../taint-effect";

/** What nodes run: both are made for containers by Azure and patched by a new image. */
export const OperatingSystem = {
  /** Small, and supported by Microsoft alone. */
  AzureLinux: "azure-linux",
  Ubuntu: "ubuntu",
} as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/** Keeps pods away that do not tolerate it. */
export interface AksTaintArgs {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** A group of like nodes that grows and shrinks between two bounds. */
export interface AksNodePoolArgs {
  /** Nodes that are always there; from 1 in the system pool. */
  readonly min: number;
  /** Nodes that AKS' autoscaler may go up to, at most 1000. */
  readonly max: number;
  /** Machine sizes by what the workloads need. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  /**
   * Instead of the profile's, for instance `Standard_D8ds_v5`; one that takes premium disks. Chosen once: with another, Azure has
   * to take the pool down before it makes it anew, and refuses it for the system pool. @default the profile's
   */
  readonly vmSize?: string;
  /** Cheaper machines that Azure can take back at any time; not in the system pool. @default false */
  readonly spot?: boolean;
  /** Of the network's zones; one for a pool of stateful workloads, whose volumes stay in their zone. Chosen once. @default all */
  readonly zones?: string[];
  /**
   * Size of the nodes' disk in GiB, from 30 to 2048. Where the size has a local disk as large, the node is on that, which is faster,
   * costs nothing and goes with the node. @default 128
   */
  readonly diskSize?: number;
  readonly labels?: Record<string, string>;
  readonly taints?: AksTaintArgs[];
  /** Keeps the pool for workloads that ask for it by this name (a label and a taint). @default open to all */
  readonly dedicated?: string;
  /** Nodes that an upgrade brings beside those there are, as a number or a percentage. @default "33%" */
  readonly maxSurge?: string;
  /** @default "azure-linux" */
  readonly operatingSystem?: OperatingSystem;
}
