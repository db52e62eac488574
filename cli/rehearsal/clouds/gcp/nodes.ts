import { addressAt, parseRange } from "../../../../components/testing";
import { digest } from "../../../clouds";
import { type Fields, isRecord, number, text, texts } from "../../../values";
import type { PoolNode } from "../pool-nodes";

/** The addresses that Google reserves at the start of each subnetwork. https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet */
const reservedAddresses = 2;

/** A node pool in the project. */
export interface Pool {
  readonly id: string;
  readonly state: Fields;
}

/** The subnetwork of a cluster's nodes. */
export interface NodeSubnetwork {
  readonly id: string;
  readonly cidr: string;
}

interface PoolSize {
  /** Nodes in each zone when the pool is created. */
  readonly begins: number;
  /** Nodes in each zone, at least. */
  readonly least: number;
  /** Nodes in all zones, at most. */
  readonly most: number;
}

/** Returns the size of a pool: its node count, or the limits of its autoscaler. */
export function sizeOf({ state }: Pool): PoolSize {
  const zones = texts(state.nodeLocations).length;
  const nodeCount = number(state.nodeCount) ?? 0;
  const { autoscaling } = state;
  if (!isRecord(autoscaling)) {
    return { begins: nodeCount, least: nodeCount, most: nodeCount * zones };
  }
  const total = Math.ceil((number(autoscaling.totalMinNodeCount) ?? 0) / Math.max(zones, 1));
  const least = Math.max(number(autoscaling.minNodeCount) ?? 0, total);
  const most = number(autoscaling.totalMaxNodeCount) ?? (number(autoscaling.maxNodeCount) ?? 0) * zones;
  return { begins: Math.max(nodeCount, least), least, most };
}

/** Returns the nodes that a pool lacks to have this many in each zone, each with a free address. */
export function missingNodes(
  pool: Pool,
  subnetwork: NodeSubnetwork,
  existing: readonly PoolNode[],
  perZone: number,
): PoolNode[] {
  const taken = new Set(existing.map(({ address }) => address));
  return texts(pool.state.nodeLocations).flatMap((zone) => {
    const own = existing.filter((node) => node.poolId === pool.id && node.zone === zone).length;
    return Array.from({ length: Math.max(0, perZone - own) }, () => {
      const address = freeAddress(subnetwork, taken);
      taken.add(address);
      return { name: nodeName(pool, address), poolId: pool.id, subnetId: subnetwork.id, zone, address };
    });
  });
}

/** Returns one more node for a pool that may grow, in the zone with the fewest nodes. */
export function oneMoreNode(
  pool: Pool,
  subnetwork: NodeSubnetwork,
  existing: readonly PoolNode[],
): PoolNode | undefined {
  const own = existing.filter(({ poolId }) => poolId === pool.id);
  const inZone = (zone: string) => own.filter((node) => node.zone === zone).length;
  const [zone] = texts(pool.state.nodeLocations).toSorted((one, other) => inZone(one) - inZone(other));
  if (zone === undefined || own.length >= sizeOf(pool).most) {
    return undefined;
  }
  const inThatZone = { ...pool, state: { ...pool.state, nodeLocations: [zone] } };
  return missingNodes(inThatZone, subnetwork, existing, inZone(zone) + 1)[0];
}

/** Returns the nodes that a pool gives up when it shrinks, the newest first, or when it leaves a zone. */
export function surplusNodes(pool: Pool, existing: readonly PoolNode[]): PoolNode[] {
  const zones = texts(pool.state.nodeLocations);
  const { least, most } = sizeOf(pool);
  const isScaled = isRecord(pool.state.autoscaling);
  const own = existing.filter(({ poolId }) => poolId === pool.id);
  const staying = own.filter(({ zone }) => zones.includes(zone));
  return own.filter((node) => {
    const place = staying.filter(({ zone }) => zone === node.zone).indexOf(node);
    const isTooMany = isScaled ? staying.indexOf(node) >= most : place >= least;
    return !zones.includes(node.zone) || isTooMany;
  });
}

function freeAddress({ cidr, id }: NodeSubnetwork, taken: ReadonlySet<string>): string {
  const block = parseRange(cidr);
  if (block === undefined) {
    throw new Error(`subnetwork ${id}: expected an IPv4 range for its nodes, got "${cidr}"`);
  }
  for (let offset = reservedAddresses; ; offset += 1) {
    const address = addressAt(block, offset);
    if (!taken.has(address)) {
      return address;
    }
  }
}

/** Generates the name of a node's machine as its managed instance group does: `gke-prod-general-1a2b3c4d-5e6f`. */
function nodeName({ id, state }: Pool, address: string): string {
  const [, cluster = ""] = /\/clusters\/([^/]+)\//.exec(id) ?? [];
  const group = `gke-${cluster}-${text(state.name) ?? ""}`.slice(0, 40).replace(/-$/, "");
  return `${group}-${digest(id).slice(0, 8)}-${digest(`${id} ${address}`).slice(0, 4)}`;
}
