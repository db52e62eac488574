import type { NodePool } from "../../contract";
import { labelsOf, systemPoolName, systemTaint, type TaintArgs, taintsOf } from "../../node-pool";
import type { NetworkArgs } from "../network";
import type { EksNodePoolArgs, NodesArgs } from "./args";
import { groupsPerZone, type PlannedGroup } from "./groups";
import { type NodeImage, nodeImage } from "./image";
import { instanceTypesOf } from "./machines";

/** Smallest disk that holds images, logs and ephemeral volumes, in GiB. */
export const minDiskSize = 20;
const defaultDiskSize = 50;
const defaultMaxUnavailablePercentage = 33;

/** A node pool with all defaults filled in. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly instanceTypes: readonly string[];
  readonly image: NodeImage;
  readonly zones: readonly string[];
  /** The pool's node groups. */
  readonly groups: readonly PlannedGroup[];
  readonly taints: readonly TaintArgs[];
  readonly update: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  readonly releaseVersion?: string;
}

/** Fills in the defaults of all pools, including the system pool. */
export function planPools(args: NodesArgs & Pick<NetworkArgs, "vpc">): PlannedPool[] {
  const { nodePools, systemPool } = args;
  const pools = Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, args, []));
  return systemPool === undefined ? pools : [planPool(systemPoolName, systemPool, args, [systemTaint]), ...pools];
}

/** Returns the names of all node groups, without the random digits at their end. */
export function groupNames(name: string, args: NodesArgs & Pick<NetworkArgs, "vpc">): string[] {
  return planPools(args).flatMap(({ groups }) => groups.map((group) => `${name}-${group.name}`));
}

/** Reports whether a pool is one node group for each of its zones. */
export function isSplit(pool: EksNodePoolArgs, { autoscaler, vpc }: NodesArgs & Pick<NetworkArgs, "vpc">): boolean {
  const { groupPerZone = autoscaler === "cluster-autoscaler", zones = vpc.zones } = pool;
  return groupPerZone && zones.length > 1;
}

function planPool(
  name: string,
  pool: EksNodePoolArgs,
  args: NodesArgs & Pick<NetworkArgs, "vpc">,
  taints: readonly TaintArgs[],
): PlannedPool {
  const { architecture = "amd64", operatingSystem = "bottlerocket", diskSize = defaultDiskSize } = pool;
  const { min, max, zones = args.vpc.zones } = pool;
  const whole = { name, zones, min, max };
  return {
    ...whole,
    groups: isSplit(pool, args) ? groupsPerZone(whole) : [whole],
    capacityType: pool.spot === true ? "SPOT" : "ON_DEMAND",
    instanceTypes: instanceTypesOf(pool),
    image: nodeImage(operatingSystem, architecture, diskSize),
    labels: labelsOf(name, pool),
    taints: taintsOf(pool, taints),
    update:
      pool.maxUnavailable === undefined
        ? { maxUnavailablePercentage: defaultMaxUnavailablePercentage }
        : { maxUnavailable: pool.maxUnavailable },
    releaseVersion: pool.releaseVersion,
  };
}
