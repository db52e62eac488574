import { among, type Bounds, matches, notEmpty, once, whole } from "../../checks";
import { checkLabels, checkTaints } from "../../node-labels";
import { collectProblems, expected, type Problem } from "../../problems";
import { type NodePoolArgs, systemPoolName } from "../node-pool";

interface Pool extends NodePoolArgs {
  readonly min: number;
  readonly max: number;
  readonly diskSize?: number;
  readonly zones?: readonly string[];
}

/** The limits of a cloud and a network for a node pool. */
export interface PoolLimits {
  /** Path of the network's zones, for instance `vpc.zones`. */
  readonly zonesPath: string;
  readonly zones: readonly string[];
  /** Most nodes in a pool. @default no limit */
  readonly nodes?: Pick<Bounds, "max" | "fix">;
  /** Sizes of a node's disk, in GiB. */
  readonly diskSizes: Pick<Bounds, "min" | "max">;
}

/** Lists the mistakes in a node pool that every cloud refuses. */
export function checkNodePool(path: string, pool: Pool, { zonesPath, zones, nodes, diskSizes }: PoolLimits): Problem[] {
  const { min, max, diskSize, dedicated, labels = {}, taints = [] } = pool;
  return [
    ...whole(`${path}.min`, min, { min: 0, ...nodes }),
    ...whole(`${path}.max`, max, { min: 1, ...nodes }),
    ...collectProblems([min > max && expected(`${path}.min`, `at most ${max} (max)`, min)]),
    ...whole(`${path}.diskSize`, diskSize, { ...diskSizes, unit: "GiB" }),
    ...notEmpty(`${path}.zones`, pool.zones, "zone", "to use all zones, remove the key"),
    ...(pool.zones ?? []).flatMap((zone, index) => among(`${path}.zones[${index}]`, zone, zonesPath, zones)),
    ...once(`${path}.zones`, pool.zones ?? [], "zone"),
    ...checkLabels(`${path}.labels`, labels),
    ...checkTaints(`${path}.taints`, taints),
    ...(dedicated === undefined ? [] : checkLabels(path, { dedicated })),
    ...matches(`${path}.dedicated`, dedicated, /./, "a name", "remove the key if every pod may run in this pool"),
  ];
}

/** Lists the mistake of a pool with the system pool's name. */
export function checkSystemName(name: string): Problem[] {
  const message = `${JSON.stringify(name)} is reserved for systemPool; choose another name, and set \`system: true\` for a pool of system pods`;
  return name === systemPoolName ? [{ path: `nodePools.${name}`, message }] : [];
}

/**
 * Lists the mistake of a system pool on which system pods cannot run. Lists nothing for other pools.
 *
 * @param gpu whether the pool's machines have GPUs; such machines have a taint
 */
export function checkSystemPool(
  path: string,
  { dedicated, taints = [], system }: NodePoolArgs,
  gpu = false,
): Problem[] {
  const message = "must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly";
  const isUsable = dedicated === undefined && taints.length === 0 && !gpu;
  return isUsable || system !== true ? [] : [{ path, message }];
}

/**
 * Lists the mistake that no node can run some of the add-ons. Some add-ons do not tolerate the system pool's taint. The program waits for these
 * add-ons before an autoscaler could start a node in an empty pool.
 *
 * @param options the options that taint a pool
 */
export function checkRoomForAddons(
  pools: readonly { readonly min: number; readonly taints: readonly unknown[] }[],
  options = "neither `dedicated` nor `taints`",
): Problem[] {
  const message = `at least one pool must have min >= 1 and ${options}; otherwise some add-ons cannot be scheduled`;
  return pools.some(({ min, taints }) => min > 0 && taints.length === 0) ? [] : [{ path: "nodePools", message }];
}
