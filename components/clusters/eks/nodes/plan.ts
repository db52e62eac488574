import { dedicatedKey, nodePoolLabel } from "../../../node-labels";
import type { NodePool } from "../../contract";
import { awsInstanceTypes } from "../../profiles";
import type { EksClusterArgs } from "../args";
import { type NodeImage, nodeImage } from "./image";
import type { EksNodePoolArgs, EksTaintArgs } from "./args";

/** Name of the pool that takes only system pods. */
export const systemPoolName = "system";

/** Keeps all but system pods off the pool of this name. */
export const systemTaint: EksTaintArgs = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };

/** Smallest disk that images, logs and ephemeral volumes fit on, in GiB. */
export const minDiskSize = 20;
const defaultDiskSize = 50;
const defaultMaxUnavailablePercentage = 33;

/** A node pool with every default filled in. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly instanceTypes: readonly string[];
  readonly image: NodeImage;
  readonly zones: readonly string[];
  readonly taints: readonly EksTaintArgs[];
  readonly update: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  readonly releaseVersion?: string;
}

/** Fills in the defaults of all pools, the system pool among them. */
export function planPools(args: Pick<EksClusterArgs, "nodePools" | "systemPool" | "vpc">): PlannedPool[] {
  const pools = Object.entries(args.nodePools).map(([name, pool]) => planPool(name, pool, args.vpc.zones, []));
  const { systemPool } = args;
  if (systemPool === undefined) {
    return pools;
  }
  return [planPool(systemPoolName, systemPool, args.vpc.zones, [systemTaint]), ...pools];
}

function planPool(
  name: string,
  pool: EksNodePoolArgs,
  zones: readonly string[],
  taints: readonly EksTaintArgs[],
): PlannedPool {
  const { architecture = "amd64", operatingSystem = "bottlerocket", diskSize = defaultDiskSize, dedicated } = pool;
  const dedication: Readonly<Record<string, string>> = dedicated === undefined ? {} : { [dedicatedKey]: dedicated };
  return {
    name,
    min: pool.min,
    max: pool.max,
    capacityType: pool.spot === true ? "SPOT" : "ON_DEMAND",
    instanceTypes: instanceTypesOf(pool),
    image: nodeImage(operatingSystem, architecture, diskSize),
    zones: pool.zones ?? zones,
    labels: { [nodePoolLabel]: name, ...dedication, ...pool.labels },
    taints: [
      ...taints,
      ...Object.entries(dedication).map(([key, value]) => dedicate(key, value)),
      ...(pool.taints ?? []),
    ],
    update:
      pool.maxUnavailable === undefined
        ? { maxUnavailablePercentage: defaultMaxUnavailablePercentage }
        : { maxUnavailable: pool.maxUnavailable },
    releaseVersion: pool.releaseVersion,
  };
}

function dedicate(key: string, value: string): EksTaintArgs {
  return { key, value, effect: "NoSchedule" };
}

/** On demand, one type makes the nodes alike; for spot, every further type is more capacity to choose from. */
export function instanceTypesOf(pool: EksNodePoolArgs): readonly string[] {
  const { profile = "general", architecture = "amd64", instanceTypes, spot = false } = pool;
  const ofProfile = awsInstanceTypes[profile][architecture];
  return instanceTypes ?? (spot ? ofProfile : ofProfile.slice(0, 1));
}
