import { dedicatedKey, nodePoolLabel, systemPoolName } from "../node-labels";
import type { NodePool } from "./contract";
import type { Architecture, NodeProfile } from "./profiles";
import type { TaintEffect } from "./taint-effect";

/**
 * A taint of nodes. It keeps pods off these nodes, unless the pods tolerate it.
 *
 * @example
 * ```ts
 * const pools: EksClusterArgs["nodePools"] = { batch: { min: 0, max: 3, taints: [{ key: "batch", effect: "NoSchedule" }] } };
 * ```
 */
export interface TaintArgs {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** The options of a node pool that are the same in every cloud. */
export interface NodePoolArgs {
  /** The resource that the workloads need most. It selects the machine type. @default "general" */
  readonly profile?: NodeProfile;
  /** @default "amd64" */
  readonly architecture?: Architecture;
  readonly labels?: Record<string, string>;
  readonly taints?: TaintArgs[];
  /** Reserves the pool, with a label and a taint, for workloads that request this name. @default open to all */
  readonly dedicated?: string;
  /**
   * Whether the pool takes only system pods, like `systemPool`. Use it for system pods on other machines or in other zones. The nodes have
   * the label `keelson.dev/node-pool: system`, which add-ons prefer. @default false
   */
  readonly system?: boolean;
}

export { systemPoolName };

/** Keeps all pods except system pods off the system pool. */
export const systemTaint: TaintArgs = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };

/**
 * Keeps pods without GPUs off the expensive nodes that have them. GKE sets this taint itself; elsewhere the program does, with the same
 * key. Pods that request `nvidia.com/gpu` tolerate it. https://cloud.google.com/kubernetes-engine/docs/how-to/gpus#create
 */
export const gpuTaint: TaintArgs = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };

/** Returns the labels of a pool's nodes. */
export function labelsOf(
  name: string,
  { dedicated, labels, system = false }: NodePoolArgs,
): Readonly<Record<string, string>> {
  return {
    [nodePoolLabel]: system ? systemPoolName : name,
    ...(dedicated === undefined ? {} : { [dedicatedKey]: dedicated }),
    ...labels,
  };
}

/** Returns the taints of a pool's nodes. `first` are those that the component itself sets. */
export function taintsOf(
  { dedicated, taints = [], system = false }: NodePoolArgs,
  first: readonly TaintArgs[] = [],
): readonly TaintArgs[] {
  const own: TaintArgs[] =
    dedicated === undefined ? [] : [{ key: dedicatedKey, value: dedicated, effect: "NoSchedule" }];
  return [...(system ? [systemTaint] : []), ...first, ...own, ...taints];
}

/** Reduces pools to the parts that workloads can see, by name. */
export function visiblePools(pools: readonly (NodePool & { readonly name: string })[]): Record<string, NodePool> {
  return Object.fromEntries(pools.map(({ name, labels, taints }) => [name, { labels, taints }]));
}
