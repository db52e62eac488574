import type { NodePool } from "../../contract";
import { groupsPerZone, type PlannedGroup } from "../../node-groups";
import { gpuTaint, labelsOf, systemPoolName, type TaintArgs, taintsOf } from "../../node-pool";
import type { NetworkArgs } from "../network";
import type { AksNodePoolArgs, NodesArgs } from "./args";
import { hasGpu } from "./gpus";
import { parseVmSize, vmSizeOf } from "./machines";

/** The taint that AKS sets on spot nodes. https://learn.microsoft.com/azure/aks/spot-node-pool */
const spotTaint: TaintArgs = { key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" };

/** Sizes that Azure allows for a node's disk, in GiB. */
export const diskSizes = { min: 30, max: 2048 } as const;
const defaultDiskSize = 128;
const defaultMaxSurge = "33%";

/** One of `nodePools` with all defaults filled in. `min` and `max` are the given values. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly mode: "System" | "User";
  readonly min: number;
  readonly max: number;
  readonly vmSize: string;
  /** Whether the pool's machines have GPUs. */
  readonly gpu: boolean;
  readonly spot: boolean;
  readonly zones: readonly string[];
  /** The pool's node pools in AKS. */
  readonly groups: readonly PlannedGroup[];
  readonly diskSize: number;
  readonly diskType: "Ephemeral" | "Managed";
  /**
   * Whether nodes have secure boot. Azure does not support secure boot on arm64 machines or with its driver for GPUs.
   * https://learn.microsoft.com/azure/aks/use-trusted-launch#limitations
   */
  readonly trustedLaunch: boolean;
  readonly taints: readonly TaintArgs[];
  /** Nodes that an upgrade adds at once. An upgrade adds none to spot pools. */
  readonly maxSurge: string;
  readonly osSku: "AzureLinux" | "Ubuntu";
}

type PoolArgs = NodesArgs & Pick<NetworkArgs, "vnet">;

/** Fills in the defaults of the system pool. */
export function planSystemPool({ systemPool, vnet }: PoolArgs): PlannedPool {
  return planPool(systemPoolName, { ...systemPool, system: true }, vnet);
}

/** Returns the names of all node pools in AKS except the system pool. */
export function agentPoolNames(args: PoolArgs): string[] {
  return planUserPools(args).flatMap(({ groups }) => groups.map(({ name }) => name));
}

/**
 * Reports whether AKS has a node pool for each zone of a pool. The system pool needs no such split, because system pods use no disks, and only a disk
 * binds a pod to a zone.
 */
export function hasGroupPerZone(
  { system = false, poolPerZone = !system, zones }: AksNodePoolArgs,
  { vnet }: Pick<NetworkArgs, "vnet">,
): boolean {
  return poolPerZone && (zones ?? vnet.zones).length > 1;
}

/** Fills in the defaults of all other pools. */
export function planUserPools({ nodePools, vnet }: PoolArgs): PlannedPool[] {
  return Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, vnet));
}

/** Fills in the defaults of all pools, the system pool first. */
export function planPools(args: PoolArgs): PlannedPool[] {
  return [planSystemPool(args), ...planUserPools(args)];
}

function planPool(name: string, pool: AksNodePoolArgs, vnet: NetworkArgs["vnet"]): PlannedPool {
  const { spot = false, diskSize = defaultDiskSize } = pool;
  const vmSize = vmSizeOf(pool);
  const facts = parseVmSize(vmSize);
  const gpu = hasGpu(vmSize);
  const { operatingSystem = gpu ? "ubuntu" : "azure-linux" } = pool;
  const { min, max, zones = vnet.zones } = pool;
  const whole = { name, zones, min, max };
  return {
    ...whole,
    groups: hasGroupPerZone(pool, { vnet }) ? groupsPerZone(whole, "") : [whole],
    mode: pool.system === true ? "System" : "User",
    vmSize,
    gpu,
    spot,
    diskSize,
    diskType: (facts?.localDisk ?? 0) >= diskSize ? "Ephemeral" : "Managed",
    trustedLaunch: facts?.architecture === "amd64" && !gpu,
    labels: labelsOf(name, pool),
    taints: taintsOf(pool, [...(spot ? [spotTaint] : []), ...(gpu ? [gpuTaint] : [])]),
    maxSurge: spot ? "0" : (pool.maxSurge ?? defaultMaxSurge),
    osSku: operatingSystem === "ubuntu" ? "Ubuntu" : "AzureLinux",
  };
}

/** Counts the nodes that a pool can have at once, including those that an upgrade adds to each of its groups. */
export function nodesAtMost({ groups, maxSurge }: Pick<PlannedPool, "groups" | "maxSurge">): number {
  const surge = Number.parseInt(maxSurge, 10);
  const surgeOf = (max: number) => (maxSurge.endsWith("%") ? Math.ceil((max * surge) / 100) : surge);
  return groups.reduce((sum, { max }) => sum + max + surgeOf(max), 0);
}
