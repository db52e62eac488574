import { dedicatedKey, nodePoolLabel } from "../../../node-labels";
import type { NodePool } from "../../contract";
import { azureVmSizes } from "../../profiles";
import type { AksClusterArgs } from "../args";
import type { AksNodePoolArgs, AksTaintArgs } from "./args";
import { parseVmSize } from "./machines";

/** Name of the pool that takes only system pods. */
export const systemPoolName = "system";

/** Keeps all but system pods off the system pool; AKS reserves the key for it. */
export const systemTaint: AksTaintArgs = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };

/** Set by AKS on nodes that it can take back. https://learn.microsoft.com/azure/aks/spot-node-pool */
const spotTaint: AksTaintArgs = { key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" };

/** Sizes of a node's disk that Azure allows, in GiB. */
export const diskSizes = { min: 30, max: 2048 } as const;
const defaultDiskSize = 128;
const defaultMaxSurge = "33%";

/** A node pool with every default filled in. */
export interface PlannedPool extends NodePool {
  readonly name: string;
  readonly mode: "System" | "User";
  readonly min: number;
  readonly max: number;
  readonly vmSize: string;
  readonly spot: boolean;
  readonly zones: readonly string[];
  readonly diskSize: number;
  readonly diskType: "Ephemeral" | "Managed";
  /** Whether what boots is verified, which machines of the architecture arm64 cannot do. */
  readonly trustedLaunch: boolean;
  readonly taints: readonly AksTaintArgs[];
  readonly maxSurge: string;
  readonly osSku: "AzureLinux" | "Ubuntu";
}

/** The arguments that pools follow from. */
export type PoolArgs = Pick<AksClusterArgs, "nodePools" | "systemPool" | "vnet">;

/** Fills in the defaults of the system pool. */
export function planSystemPool({ systemPool, vnet }: PoolArgs): PlannedPool {
  return planPool(systemPoolName, systemPool, vnet.zones, "System");
}

/** Fills in the defaults of all other pools. */
export function planUserPools({ nodePools, vnet }: PoolArgs): PlannedPool[] {
  return Object.entries(nodePools).map(([name, pool]) => planPool(name, pool, vnet.zones, "User"));
}

/** Fills in the defaults of all pools, the system pool first. */
export function planPools(args: PoolArgs): PlannedPool[] {
  return [planSystemPool(args), ...planUserPools(args)];
}

function planPool(name: string, pool: AksNodePoolArgs, zones: readonly string[], mode: "System" | "User"): PlannedPool {
  const { dedicated, spot = false, diskSize = defaultDiskSize } = pool;
  const dedication: Readonly<Record<string, string>> = dedicated === undefined ? {} : { [dedicatedKey]: dedicated };
  const vmSize = vmSizeOf(pool);
  const facts = parseVmSize(vmSize);
  return {
    name,
    mode,
    min: pool.min,
    max: pool.max,
    vmSize,
    spot,
    zones: pool.zones ?? zones,
    diskSize,
    diskType: (facts?.localDisk ?? 0) >= diskSize ? "Ephemeral" : "Managed",
    trustedLaunch: facts?.architecture === "amd64",
    labels: { [nodePoolLabel]: name, ...dedication, ...pool.labels },
    taints: [
      ...(mode === "System" ? [systemTaint] : []),
      ...(spot ? [spotTaint] : []),
      ...Object.entries(dedication).map(([key, value]): AksTaintArgs => ({ key, value, effect: "NoSchedule" })),
      ...(pool.taints ?? []),
    ],
    maxSurge: pool.maxSurge ?? defaultMaxSurge,
    osSku: pool.operatingSystem === "ubuntu" ? "Ubuntu" : "AzureLinux",
  };
}

/** The machine size of a pool, its profile's where none is chosen. */
export function vmSizeOf({ profile = "general", architecture = "amd64", vmSize }: AksNodePoolArgs): string {
  return vmSize ?? azureVmSizes[profile][architecture];
}

/** How many nodes a pool may have at once, with those that an upgrade brings. */
export function nodesAtMost({ max, maxSurge }: Pick<PlannedPool, "max" | "maxSurge">): number {
  const surge = Number.parseInt(maxSurge, 10);
  return max + (maxSurge.endsWith("%") ? Math.ceil((max * surge) / 100) : surge);
}
