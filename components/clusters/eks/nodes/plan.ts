import type { NodePool } from "../../contract";
import { groupsPerZone, type PlannedGroup } from "../../node-groups";
import { gpuTaint, labelsOf, systemPoolName, type TaintArgs, taintsOf } from "../../node-pool";
import type { NetworkArgs } from "../network";
import type { EksNodePoolArgs, EksScheduleArgs, NodesArgs } from "./args";
import { type NodeImage, nodeImage } from "./image";
import { hasGpu, instanceTypesOf, podsOn } from "./machines";

/** Smallest disk with room for images, logs and ephemeral volumes, in GiB. */
export const minDiskSize = 20;

/** Largest size of a gp3 volume, in GiB. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
export const maxDiskSize = 65_536;
const defaultDiskSize = 50;
/** Default disk size of nodes with GPUs, in GiB. Container images that use GPUs are large. */
const defaultGpuDiskSize = 100;

/**
 * With this label, cluster-autoscaler waits until a new node offers its GPUs, and adds no further nodes in the meantime.
 * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/cloudprovider/aws/README.md#special-note-on-gpu-instances
 */
const acceleratorLabel = { "k8s.amazonaws.com/accelerator": "nvidia" };
const defaultMaxUnavailablePercentage = 33;

/** One of `nodePools`, or `systemPool`, with all defaults filled in. `min` and `max` are the given values. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly instanceTypes: readonly string[];
  readonly image: NodeImage;
  readonly zones: readonly string[];
  /** The pool's node groups. EKS gets their `min` and `max`. */
  readonly groups: readonly PlannedGroup[];
  readonly taints: readonly TaintArgs[];
  readonly update: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  readonly releaseVersion?: string;
  readonly schedule?: EksScheduleArgs;
}

/** Fills in the defaults of all pools, including the system pool. */
export function planPools(args: NodesArgs & Pick<NetworkArgs, "vpc">): PlannedPool[] {
  const { nodePools, systemPool } = args;
  const pools = Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, args));
  return systemPool === undefined ? pools : [planPool(systemPoolName, { ...systemPool, system: true }, args), ...pools];
}

/** Returns the names of all node groups, without the random digits at their end. */
export function groupNames(name: string, args: NodesArgs & Pick<NetworkArgs, "vpc">): string[] {
  return planPools(args).flatMap(({ groups }) => groups.map((group) => `${name}-${group.name}`));
}

/** Reports whether a pool's machines have GPUs. */
export function isGpuPool(pool: EksNodePoolArgs): boolean {
  return instanceTypesOf(pool).some(hasGpu);
}

/** Reports whether a pool has one node group for each of its zones. */
export function hasGroupPerZone(
  pool: EksNodePoolArgs,
  { autoscaler, vpc }: NodesArgs & Pick<NetworkArgs, "vpc">,
): boolean {
  const { groupPerZone = autoscaler === "cluster-autoscaler", zones = vpc.zones } = pool;
  return groupPerZone && zones.length > 1;
}

function planPool(name: string, pool: EksNodePoolArgs, args: NodesArgs & Pick<NetworkArgs, "vpc">): PlannedPool {
  const gpu = isGpuPool(pool);
  const types = instanceTypesOf(pool);
  const { architecture = "amd64", operatingSystem = "bottlerocket" } = pool;
  const { diskSize = gpu ? defaultGpuDiskSize : defaultDiskSize } = pool;
  const { min, max, zones = args.vpc.zones } = pool;
  const group = { name, zones, min, max };
  return {
    ...group,
    groups: hasGroupPerZone(pool, args) ? groupsPerZone(group, "-") : [group],
    capacityType: pool.spot === true ? "SPOT" : "ON_DEMAND",
    instanceTypes: types,
    image: nodeImage(operatingSystem, { architecture, gpu, diskSize, pods: Math.min(...types.map(podsOn)) }),
    labels: { ...(gpu && acceleratorLabel), ...labelsOf(name, pool) },
    taints: taintsOf(pool, gpu ? [gpuTaint] : []),
    update:
      pool.maxUnavailable === undefined
        ? { maxUnavailablePercentage: defaultMaxUnavailablePercentage }
        : { maxUnavailable: pool.maxUnavailable },
    releaseVersion: pool.releaseVersion,
    schedule: pool.schedule,
  };
}
