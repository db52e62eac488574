import type { NodePool } from "../../contract";
import { gpuTaint, labelsOf, systemPoolName, type TaintArgs, taintsOf } from "../../node-pool";
import type { Architecture } from "../../profiles";
import type { NetworkArgs } from "../network";
import type { GkeBlueGreenArgs, GkeNodePoolArgs, NodesArgs } from "./args";
import { type Accelerator, acceleratorOf, machineTypeOf, seriesOf } from "./machines";

/** Smallest disk with room for the image, logs and ephemeral volumes, in GiB. */
export const minDiskSize = 20;

/** Largest size of any type of disk, in GiB. https://cloud.google.com/compute/docs/disks#disk-types */
export const maxDiskSize = 65_536;
const defaultDiskSize = 100;

/** Most pods per node, unless another number is configured. */
export const defaultMaxPods = 110;

/** One of `nodePools` with all defaults filled in. `min` and `max` are the given values. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Number of nodes with which the pool starts in each zone. */
  readonly initialPerZone: number;
  readonly architecture: Architecture;
  readonly machineType: string;
  readonly accelerator?: Accelerator;
  readonly diskType: string;
  readonly diskSize: number;
  readonly spot: boolean;
  readonly zones: readonly string[];
  readonly taints: readonly TaintArgs[];
  /** The taints that the program sets. GKE itself sets the taint of GPUs, and refuses a pool that repeats it. */
  readonly ownTaints: readonly TaintArgs[];
  readonly maxSurge: number;
  readonly blueGreen?: GkeBlueGreenArgs;
  /** Most nodes that an upgrade adds. */
  readonly extraNodes: number;
  readonly localSsds?: number;
  readonly maxPodsPerNode: number;
}

/** Fills in the defaults of all pools, including the system pool. */
export function planPools(args: NodesArgs & NetworkArgs): PlannedPool[] {
  const { nodePools, systemPool } = args;
  const pools = Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, args));
  return systemPool === undefined ? pools : [planPool(systemPoolName, { ...systemPool, system: true }, args), ...pools];
}

function planPool(name: string, pool: GkeNodePoolArgs, args: NodesArgs & NetworkArgs): PlannedPool {
  const { zones = args.vpc.zones } = pool;
  const machineType = machineTypeOf(pool);
  const accelerator = acceleratorOf(machineType);
  const ownTaints = taintsOf(pool);
  return {
    name,
    min: pool.min,
    max: pool.max,
    initialPerZone: Math.ceil(pool.min / zones.length),
    architecture: pool.architecture ?? "amd64",
    machineType,
    accelerator,
    diskType: seriesOf(machineType)?.disks[0] === "hyperdisk" ? "hyperdisk-balanced" : "pd-balanced",
    diskSize: pool.diskSize ?? defaultDiskSize,
    spot: pool.spot ?? false,
    zones,
    labels: labelsOf(name, pool),
    taints: accelerator === undefined ? ownTaints : [gpuTaint, ...ownTaints],
    ownTaints,
    maxSurge: pool.maxSurge ?? 1,
    blueGreen: pool.blueGreen,
    extraNodes: pool.blueGreen === undefined ? (pool.maxSurge ?? 1) : pool.max,
    localSsds: pool.localSsds,
    maxPodsPerNode: pool.maxPodsPerNode ?? args.maxPodsPerNode ?? defaultMaxPods,
  };
}
