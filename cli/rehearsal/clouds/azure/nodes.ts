import { addressAt, parseRange } from "../../../../components/testing";
import { digest } from "../../../clouds";
import { type Fields, fields, number, text, texts } from "../../../values";
import type { SimulatedNode } from "../../control-plane";
import type { PoolNode } from "../pool-nodes";
import { allocatableOf, gpusOf, isArm } from "./machines";
import { type Pool, sizeOf } from "./pools";

/** Addresses that Azure reserves at the start of each subnet: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const reservedAddresses = 4;
/** The default of `maxPods` with an overlay: https://learn.microsoft.com/azure/aks/quotas-skus-regions */
const defaultPods = 250;
const defaultSize = "Standard_D4s_v5";
const longestLabel = 63;

/** A subnet of nodes. */
export interface NodeSubnet {
  readonly id: string;
  readonly cidr: string;
}

/** Returns the nodes that a pool needs to have as many as wanted, spread over its zones, with free addresses and names. */
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

/** Returns one more node of a pool; undefined if the pool has as many as it may. */
export function oneMoreNode(pool: Pool, subnet: NodeSubnet, existing: readonly PoolNode[]): PoolNode | undefined {
  const own = existing.filter(({ poolId }) => poolId === pool.id).length;
  return own < sizeOf(pool).most ? missingNodes(pool, subnet, existing, own + 1)[0] : undefined;
}

/** Returns the newest nodes, as many as are above a pool's maximum. */
export function surplusNodes(pool: Pool, existing: readonly PoolNode[]): PoolNode[] {
  return existing.filter(({ poolId }) => poolId === pool.id).slice(sizeOf(pool).most);
}

/**
 * Returns a pool's zones as nodes show them: `westeurope-1`, or `0` without zones. https://learn.microsoft.com/azure/aks/availability-zones
 */
function zonesOf({ state, cluster }: Pool): string[] {
  const zones = texts(state, "availabilityZones").map((zone) => `${text(cluster, "location") ?? ""}-${zone}`);
  return zones.length === 0 ? ["0"] : zones;
}

/** Takes the first free address of a subnet. */
function freeAddress(cidr: string, taken: Set<string>): string {
  const block = parseRange(cidr);
  if (block === undefined) {
    throw new Error(`subnet of the nodes: expected an IPv4 range, got "${cidr}"`);
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

/** Takes the first free name, such as `aks-apps-12345678-vmss000000`: pool, eight digits of the cluster, and a number in base 36. */
function freeName({ name: pool, cluster }: Pool, taken: Set<string>): string {
  const uid = text(cluster, "resourceUID") ?? "";
  const digits = String(Number.parseInt(digest(uid).slice(0, 12), 16)).slice(-8);
  for (let number = 0; ; number += 1) {
    const name = `aks-${pool}-${digits}-vmss${number.toString(36).padStart(6, "0")}`;
    if (taken.has(name)) {
      continue;
    }
    taken.add(name);
    return name;
  }
}

/** Describes a pool's node as the cluster sees it. It is not ready until pods have a network. */
export function nodeOf({ name, address, zone }: PoolNode, pool: Pool): SimulatedNode {
  const vmSize = text(pool.state, "vmSize") ?? defaultSize;
  const isSpot = pool.state.scaleSetPriority === "Spot";
  const gpus = gpusOf(vmSize);
  return {
    name,
    address,
    ready: false,
    /* https://learn.microsoft.com/azure/aks/use-nvidia-gpu */
    ...(gpus > 0 && { pluginDevices: { "nvidia.com/gpu": String(gpus) } }),
    allocatable: { ...allocatableOf(vmSize, number(pool.state, "maxPods") ?? defaultPods) },
    labels: {
      ...ownLabels(pool),
      ...labelsOfAks(pool),
      ...(isSpot && { "kubernetes.azure.com/scalesetpriority": "spot", "kubernetes.azure.com/priority": "spot" }),
      "kubernetes.io/arch": isArm(vmSize) ? "arm64" : "amd64",
      "node.kubernetes.io/instance-type": vmSize,
      "topology.kubernetes.io/region": text(pool.cluster, "location") ?? "",
      "topology.kubernetes.io/zone": zone,
      "topology.disk.csi.azure.com/zone": zone === "0" ? "" : zone,
    },
    taints: [...texts(pool.state, "nodeTaints"), ...(isSpot ? [spotTaint] : [])].map(taintOf),
  };
}

/** The taint of spot nodes: https://learn.microsoft.com/azure/aks/spot-node-pool */
const spotTaint = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule";

function ownLabels({ state }: Pool): Record<string, string> {
  return Object.fromEntries(Object.entries(fields(state, "nodeLabels")).map(([key, value]) => [key, String(value)]));
}

/** https://learn.microsoft.com/azure/aks/use-labels */
function labelsOfAks({ name, state, cluster }: Pool): Record<string, string> {
  return {
    agentpool: name,
    "kubernetes.azure.com/agentpool": name,
    "kubernetes.azure.com/cluster": (text(cluster, "nodeResourceGroup") ?? "").slice(0, longestLabel),
    "kubernetes.azure.com/mode": (text(state, "mode") ?? "User").toLowerCase(),
    "kubernetes.azure.com/node-image-version": text(state, "nodeImageVersion") ?? "",
    "kubernetes.azure.com/nodepool-type": "VirtualMachineScaleSets",
    "kubernetes.azure.com/os-sku": text(state, "osSKU") ?? "Ubuntu",
    "kubernetes.azure.com/role": "agent",
    ...networkLabels(cluster),
  };
}

function networkLabels(cluster: Fields): Record<string, string> {
  const policy = text(cluster, "networkProfile", "networkPolicy");
  const isCilium = text(cluster, "networkProfile", "networkDataplane") === "cilium";
  return {
    ...(isCilium && { "kubernetes.azure.com/ebpf-dataplane": "cilium" }),
    ...(policy !== undefined && { "kubernetes.azure.com/network-policy": policy }),
  };
}

/** Reads a taint in AKS' form, `key=value:effect`. */
function taintOf(taint: string): NonNullable<SimulatedNode["taints"]>[number] {
  const [, key = taint, value, effect = "NoSchedule"] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(taint) ?? [];
  const known = (["NoExecute", "PreferNoSchedule"] as const).find((one) => one === effect) ?? "NoSchedule";
  return { key, ...(value === undefined || value === "" ? {} : { value }), effect: known };
}
