import type { NodePool } from "../../contract";
import { labelsOf, systemPoolName, systemTaint, type TaintArgs, taintsOf } from "../../node-pool";
import type { NetworkArgs } from "../network";
import type { EksNodePoolArgs, NodesArgs } from "./args";
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
  readonly taints: readonly TaintArgs[];
  readonly update: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  readonly releaseVersion?: string;
}

/** Fills in the defaults of all pools, including the system pool. */
export function planPools({ nodePools, systemPool, vpc }: NodesArgs & Pick<NetworkArgs, "vpc">): PlannedPool[] {
  const pools = Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, vpc.zones, []));
  return systemPool === undefined ? pools : [planPool(systemPoolName, systemPool, vpc.zones, [systemTaint]), ...pools];
}

function planPool(
  name: string,
  pool: EksNodePoolArgs,
  zones: readonly string[],
  taints: readonly TaintArgs[],
): PlannedPool {
  const { architecture = "amd64", operatingSystem = "bottlerocket", diskSize = defaultDiskSize } = pool;
  return {
    name,
    min: pool.min,
    max: pool.max,
    capacityType: pool.spot === true ? "SPOT" : "ON_DEMAND",
    instanceTypes: instanceTypesOf(pool),
    image: nodeImage(operatingSystem, architecture, diskSize),
    zones: pool.zones ?? zones,
    labels: labelsOf(name, pool),
    taints: taintsOf(pool, taints),
    update:
      pool.maxUnavailable === undefined
        ? { maxUnavailablePercentage: defaultMaxUnavailablePercentage }
        : { maxUnavailable: pool.maxUnavailable },
    releaseVersion: pool.releaseVersion,
  };
}
