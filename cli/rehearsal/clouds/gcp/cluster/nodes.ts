import {
  addressAt,
  type CloudNode,
  digest,
  numberAt,
  type Properties,
  parseBlock,
  textAt,
  textsAt,
  valueAt,
} from "../../../../clouds";
import { isFields } from "../../../../values";

/** Addresses that Google keeps at the start of each subnetwork: https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet */
const reservedAddresses = 2;

/** A node pool as Google knows it. */
export interface Pool {
  readonly id: string;
  readonly state: Properties;
}

/** The subnetwork that a cluster's nodes stand in. */
export interface NodeSubnetwork {
  readonly id: string;
  readonly cidr: string;
}

/** A node, with the machine that it is. */
export interface PoolNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** How large a pool is at its beginning and at least, in each of its zones, and at most, in all of them. */
interface PoolSize {
  readonly begins: number;
  readonly least: number;
  readonly most: number;
}

/** The size of a pool: what it says, or what its autoscaler keeps. */
export function sizeOf({ state }: Pool): PoolSize {
  const zones = textsAt(state, "nodeLocations").length;
  const nodeCount = numberAt(state, "nodeCount") ?? 0;
  const scaling = valueAt(state, "autoscaling");
  if (!isFields(scaling)) {
    return { begins: nodeCount, least: nodeCount, most: nodeCount * zones };
  }
  const total = Math.ceil((numberAt(scaling, "totalMinNodeCount") ?? 0) / Math.max(zones, 1));
  const least = Math.max(numberAt(scaling, "minNodeCount") ?? 0, total);
  const most = numberAt(scaling, "totalMaxNodeCount") ?? (numberAt(scaling, "maxNodeCount") ?? 0) * zones;
  return { begins: Math.max(nodeCount, least), least, most };
}

/** The nodes that a pool lacks of so many in each zone, each at an address that nobody has. */
export function missingNodes(
  pool: Pool,
  subnetwork: NodeSubnetwork,
  existing: readonly PoolNode[],
  perZone: number,
): PoolNode[] {
  const taken = new Set(existing.map(({ address }) => address));
  return textsAt(pool.state, "nodeLocations").flatMap((zone) => {
    const own = existing.filter((node) => node.poolId === pool.id && node.zone === zone).length;
    return Array.from({ length: Math.max(0, perZone - own) }, () => {
      const address = freeAddress(subnetwork, taken);
      taken.add(address);
      return { name: nodeName(pool, address), poolId: pool.id, subnetId: subnetwork.id, zone, address };
    });
  });
}

/** One more node of a pool, in the zone that has the fewest; undefined where it may not grow. */
export function oneMoreNode(
  pool: Pool,
  subnetwork: NodeSubnetwork,
  existing: readonly PoolNode[],
): PoolNode | undefined {
  const own = existing.filter(({ poolId }) => poolId === pool.id);
  const inZone = (zone: string) => own.filter((node) => node.zone === zone).length;
  const [zone] = textsAt(pool.state, "nodeLocations").toSorted((one, other) => inZone(one) - inZone(other));
  if (zone === undefined || own.length >= sizeOf(pool).most) {
    return undefined;
  }
  const inThatZone = { ...pool, state: { ...pool.state, nodeLocations: [zone] } };
  return missingNodes(inThatZone, subnetwork, existing, inZone(zone) + 1)[0];
}

/** The nodes that a smaller pool gives up, or one that leaves a zone: the newest first. */
export function surplusNodes(pool: Pool, existing: readonly PoolNode[]): PoolNode[] {
  const zones = textsAt(pool.state, "nodeLocations");
  const { least, most } = sizeOf(pool);
  const isScaled = isFields(valueAt(pool.state, "autoscaling"));
  const own = existing.filter(({ poolId }) => poolId === pool.id);
  const staying = own.filter(({ zone }) => zones.includes(zone));
  return own.filter((node) => {
    const place = staying.filter(({ zone }) => zone === node.zone).indexOf(node);
    const isTooMany = isScaled ? staying.indexOf(node) >= most : place >= least;
    return !zones.includes(node.zone) || isTooMany;
  });
}

function freeAddress({ cidr }: NodeSubnetwork, taken: ReadonlySet<string>): string {
  const block = parseBlock(cidr);
  if (block === undefined) {
    throw new Error(`the nodes' subnetwork has no range: "${cidr}"`);
  }
  for (let offset = reservedAddresses; ; offset += 1) {
    const address = addressAt(block, offset);
    if (!taken.has(address)) {
      return address;
    }
  }
}

/** The name of a node's machine, as its managed instance group draws it: `gke-prod-general-1a2b3c4d-5e6f`. */
function nodeName({ id, state }: Pool, address: string): string {
  const [, cluster = ""] = /\/clusters\/([^/]+)\//.exec(id) ?? [];
  const group = `gke-${cluster}-${textAt(state, "name")}`.slice(0, 40).replace(/-$/, "");
  return `${group}-${digest(id).slice(0, 8)}-${digest(`${id} ${address}`).slice(0, 4)}`;
}
