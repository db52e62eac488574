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
  /** Key of the taint. */
  readonly key: string;
  /** Value of the taint. @default none */
  readonly value?: string;
  /** Effect of the taint: `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: TaintEffect;
}

/** The options of a node pool that every cloud has. */
export interface NodePoolArgs {
  /** Profile that selects the machine type: 4 GiB (`general`), 2 GiB (`compute`) or 8 GiB (`memory`) of memory per vCPU. @default "general" */
  readonly profile?: NodeProfile;
  /** Processor architecture of the machines: `amd64` or `arm64`. @default "amd64" */
  readonly architecture?: Architecture;
  /** Further labels of the nodes. @default none */
  readonly labels?: Record<string, string>;
  /** Taints of the nodes. @default none */
  readonly taints?: TaintArgs[];
  /** Reserves the pool for workloads that request this name. The nodes get a label and a taint. @default every workload may use the pool */
  readonly dedicated?: string;
  /**
   * Whether the pool takes only system pods, like `systemPool`. Use such a pool for system pods on other machines or in other zones. The nodes have
   * the label `keelson.dev/node-pool: system`; add-ons prefer nodes with this label. @default false
   */
  readonly system?: boolean;
}

export { systemPoolName };

/** Taint that keeps all pods except system pods off the system pool. */
export const systemTaint: TaintArgs = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };

/**
 * Taint that keeps pods off the expensive nodes with GPUs, unless the pods request GPUs. GKE sets this taint itself. On other clouds, the program
 * sets it with the same key. Pods that request `nvidia.com/gpu` tolerate it. https://cloud.google.com/kubernetes-engine/docs/how-to/gpus#create
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

/** Returns the taints of a pool's nodes. `first` contains the taints that the component itself sets. */
export function taintsOf(
  { dedicated, taints = [], system = false }: NodePoolArgs,
  first: readonly TaintArgs[] = [],
): readonly TaintArgs[] {
  const own: TaintArgs[] =
    dedicated === undefined ? [] : [{ key: dedicatedKey, value: dedicated, effect: "NoSchedule" }];
  return [...(system ? [systemTaint] : []), ...first, ...own, ...taints];
}

/** Reduces pools to their labels and taints, by name. */
export function visiblePools(pools: readonly (NodePool & { readonly name: string })[]): Record<string, NodePool> {
  return Object.fromEntries(pools.map(({ name, labels, taints }) => [name, { labels, taints }]));
}
