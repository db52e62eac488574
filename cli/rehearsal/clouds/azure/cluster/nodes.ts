import {
  addressAt,
  type CloudNode,
  digest,
  numberAt,
  type Properties,
  parseBlock,
  textAt,
  textsAt,
} from "../../../../clouds";
import { isFields } from "../../../../values";
import { type SimulatedNode } from "../../../control-plane";
import { allocatableOf, isArm } from "./machines";
import { type Pool, sizeOf } from "./pools";

/** Addresses that Azure keeps at the start of each subnet: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const reservedAddresses = 4;
/** Pods of a node with an overlay, where nothing else is asked for: https://learn.microsoft.com/azure/aks/quotas-skus-regions */
const defaultPods = 250;
const usualSize = "Standard_D4s_v5";
const longestLabel = 63;

/** A subnet that nodes stand in. */
export interface NodeSubnet {
  readonly id: string;
  readonly cidr: string;
}

/** A node, with where it stands. */
export interface PoolNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** The nodes that a pool lacks of so many, spread over its zones, each at an address of its subnet that nobody has. */
export function missingNodes(
  pool: Pool,
  { cidr, id: subnetId }: NodeSubnet,
  existing: readonly PoolNode[],
  wanted: number,
): PoolNode[] {
  const own = existing.filter(({ poolId }) => poolId === pool.id);
  const addresses = new Set(existing.map(({ address }) => address));
  const names = new Set(own.map(({ name }) => name));
  const zones = zonesOf(pool);
  return Array.from({ length: Math.max(0, wanted - own.length) }, (_, index) => {
    const zone = zones[(own.length + index) % zones.length] ?? "";
    const address = freeAddress(cidr, addresses);
    const name = freeName(pool, names);
    return { name, poolId: pool.id, subnetId, zone, address };
  });
}

/** One more node of a pool; undefined where it may not grow. */
export function oneMoreNode(pool: Pool, subnet: NodeSubnet, existing: readonly PoolNode[]): PoolNode | undefined {
  const own = existing.filter(({ poolId }) => poolId === pool.id).length;
  return own < sizeOf(pool).most ? missingNodes(pool, subnet, existing, own + 1)[0] : undefined;
}

/** The nodes that a smaller pool gives up: the newest first. */
export function surplusNodes(pool: Pool, existing: readonly PoolNode[]): PoolNode[] {
  return existing.filter(({ poolId }) => poolId === pool.id).slice(sizeOf(pool).most);
}

/** Zones as nodes have them: `westeurope-1`, or `0` where a pool is in none. https://learn.microsoft.com/azure/aks/availability-zones */
function zonesOf({ state, cluster }: Pool): string[] {
  const zones = textsAt(state, "availabilityZones").map((zone) => `${textAt(cluster, "location")}-${zone}`);
  return zones.length === 0 ? ["0"] : zones;
}

function freeAddress(cidr: string, taken: Set<string>): string {
  const block = parseBlock(cidr);
  if (block === undefined) {
    throw new Error(`the nodes' subnet has no range: "${cidr}"`);
  }
  for (let offset = reservedAddresses; ; offset += 1) {
    const address = addressAt(block, offset);
    if (taken.has(address)) {
      continue;
    }
    taken.add(address);
    return address;
  }
}

/** `aks-apps-12345678-vmss000000`: pool, eight digits of the cluster's, and a number to the base of 36. */
function freeName({ name: pool, cluster }: Pool, taken: Set<string>): string {
  const digits = String(Number.parseInt(digest(textAt(cluster, "resourceUID")).slice(0, 12), 16)).slice(-8);
  for (let number = 0; ; number += 1) {
    const name = `aks-${pool}-${digits}-vmss${number.toString(36).padStart(6, "0")}`;
    if (taken.has(name)) {
      continue;
    }
    taken.add(name);
    return name;
  }
}

/** What a pool's node looks like in the cluster; not ready until there is a network for its pods. */
export function nodeOf({ name, address, zone }: PoolNode, pool: Pool): SimulatedNode {
  const vmSize = textAt(pool.state, "vmSize") || usualSize;
  const isSpot = textAt(pool.state, "scaleSetPriority") === "Spot";
  return {
    name,
    address,
    ready: false,
    allocatable: { ...allocatableOf(vmSize, numberAt(pool.state, "maxPods") ?? defaultPods) },
    labels: {
      ...(isFields(pool.state.nodeLabels) ? (pool.state.nodeLabels as Record<string, string>) : {}),
      ...labelsOfAks(pool),
      ...(isSpot ? { "kubernetes.azure.com/scalesetpriority": "spot", "kubernetes.azure.com/priority": "spot" } : {}),
      "kubernetes.io/arch": isArm(vmSize) ? "arm64" : "amd64",
      "node.kubernetes.io/instance-type": vmSize,
      "topology.kubernetes.io/region": textAt(pool.cluster, "location"),
      "topology.kubernetes.io/zone": zone,
      "topology.disk.csi.azure.com/zone": zone === "0" ? "" : zone,
    },
    taints: [...textsAt(pool.state, "nodeTaints"), ...(isSpot ? [spotTaint] : [])].map(taintOf),
  };
}

/** Spot machines take only pods that say so: https://learn.microsoft.com/azure/aks/spot-node-pool */
const spotTaint = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule";

/** https://learn.microsoft.com/azure/aks/use-labels */
function labelsOfAks({ name, state, cluster }: Pool): Record<string, string> {
  const policy = textAt(cluster, "networkProfile", "networkPolicy");
  return {
    agentpool: name,
    "kubernetes.azure.com/agentpool": name,
    "kubernetes.azure.com/cluster": textAt(cluster, "nodeResourceGroup").slice(0, longestLabel),
    "kubernetes.azure.com/mode": (textAt(state, "mode") || "User").toLowerCase(),
    "kubernetes.azure.com/node-image-version": textAt(state, "nodeImageVersion"),
    "kubernetes.azure.com/nodepool-type": "VirtualMachineScaleSets",
    "kubernetes.azure.com/os-sku": textAt(state, "osSKU") || "Ubuntu",
    "kubernetes.azure.com/role": "agent",
    ...ebpf(cluster),
    ...(policy === "" ? {} : { "kubernetes.azure.com/network-policy": policy }),
  };
}

function ebpf(cluster: Properties): Record<string, string> {
  const isCilium = textAt(cluster, "networkProfile", "networkDataplane") === "cilium";
  return isCilium ? { "kubernetes.azure.com/ebpf-dataplane": "cilium" } : {};
}

/** `key=value:effect`, as AKS writes taints. */
function taintOf(text: string): NonNullable<SimulatedNode["taints"]>[number] {
  const [, key = text, value, effect = "NoSchedule"] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? [];
  const known = (["NoExecute", "PreferNoSchedule"] as const).find((one) => one === effect) ?? "NoSchedule";
  return { key, ...(value === undefined || value === "" ? {} : { value }), effect: known };
}
