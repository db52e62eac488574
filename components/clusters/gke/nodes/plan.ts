import { dedicatedKey, nodePoolLabel } from "../../../node-labels";
import type { NodePool } from "../../contract";
import { type Architecture, gcpMachineTypes } from "../../profiles";
import type { GkeClusterArgs } from "../args";
import { seriesOf } from "./machines";
import type { GkeNodePoolArgs, GkeTaintArgs } from "./args";

/** Name of the pool that takes only system pods. */
export const systemPoolName = "system";

/** Keeps all but system pods off the pool of this name. GKE's own tolerate it. */
const systemTaint: GkeTaintArgs = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };

/** Smallest disk that the image, logs and ephemeral volumes fit on, in GiB. */
export const minDiskSize = 20;
const defaultDiskSize = 100;

/** Pods on a node where none are configured. */
export const defaultMaxPods = 110;

/** A node pool with every default filled in. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Nodes that it begins with, in each zone. */
  readonly initialPerZone: number;
  readonly architecture: Architecture;
  readonly machineType: string;
  readonly diskType: string;
  readonly diskSize: number;
  readonly spot: boolean;
  readonly zones: readonly string[];
  readonly taints: readonly GkeTaintArgs[];
  readonly maxSurge: number;
  readonly maxPodsPerNode: number;
}

/** The arguments that pools follow from. */
export type PoolArgs = Pick<GkeClusterArgs, "nodePools" | "systemPool" | "vpc" | "maxPodsPerNode">;

/** Fills in the defaults of all pools, the system pool among them. */
export function planPools(args: PoolArgs): PlannedPool[] {
  const pools = Object.entries(args.nodePools).map(([name, pool]) => planPool(name, pool, args, []));
  const { systemPool } = args;
  return systemPool === undefined ? pools : [planPool(systemPoolName, systemPool, args, [systemTaint]), ...pools];
}

function planPool(name: string, pool: GkeNodePoolArgs, args: PoolArgs, taints: readonly GkeTaintArgs[]): PlannedPool {
  const { dedicated, zones = args.vpc.zones } = pool;
  const dedication: Readonly<Record<string, string>> = dedicated === undefined ? {} : { [dedicatedKey]: dedicated };
  const machineType = machineTypeOf(pool);
  return {
    name,
    min: pool.min,
    max: pool.max,
    initialPerZone: Math.ceil(pool.min / zones.length),
    architecture: pool.architecture ?? "amd64",
    machineType,
    diskType: seriesOf(machineType)?.disks[0] === "hyperdisk" ? "hyperdisk-balanced" : "pd-balanced",
    diskSize: pool.diskSize ?? defaultDiskSize,
    spot: pool.spot ?? false,
    zones,
    labels: { [nodePoolLabel]: name, ...dedication, ...pool.labels },
    taints: [...taints, ...Object.entries(dedication).map(dedicate), ...(pool.taints ?? [])],
    maxSurge: pool.maxSurge ?? 1,
    maxPodsPerNode: pool.maxPodsPerNode ?? args.maxPodsPerNode ?? defaultMaxPods,
  };
}

function dedicate([key, value]: readonly [string, string]): GkeTaintArgs {
  return { key, value, effect: "NoSchedule" };
}

/** The machine type of a pool: the given one, or the profile's. */
export function machineTypeOf({ profile = "general", architecture = "amd64", machineType }: GkeNodePoolArgs): string {
  return machineType ?? gcpMachineTypes[profile][architecture];
}
