import { at, text } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { Effects, FullPool } from "../effects";
import { firstProblem, PoolNodes } from "../pool-nodes";
import type { CloudCluster, ClustersById } from "../simulated-cluster";
import { type UnplacedPod, wouldTake } from "../unplaced-pods";
import { nodeOf } from "./node-object";
import { missingNodes, type NodeSubnetwork, oneMoreNode, type Pool, sizeOf, surplusNodes } from "./nodes";
import { ownPools } from "./own-pools";
import { systemObjects } from "./system-objects";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";

/** Range of the nodes in a network that existed before the run. */
const otherNodes = "10.128.0.0/20";

/** Applies changes in a project to the clusters that simulate GKE's control planes. */
export class GcpEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #clusters: ClustersById;
  readonly #nodes: PoolNodes;
  /** The ids of pools and clusters that are being deleted: their pools no longer grow. */
  readonly #going = new Set<string>();

  constructor(account: SimulatedAccount, clusters: ClustersById) {
    this.#account = account;
    this.#clusters = clusters;
    this.#nodes = new PoolNodes(account, clusters, clusterIdOf);
  }

  async created(entry: Entry): Promise<string | undefined> {
    this.#going.delete(entry.id);
    if (entry.type === poolType) {
      return this.#grow(entry, sizeOf(entry).begins);
    }
    if (entry.type === clusterType) {
      await this.#clusters(entry.id).install(systemObjects(entry.state));
      return this.#growAll(ownPools(entry), "begins");
    }
    return undefined;
  }

  async updated(entry: Entry, before: Entry): Promise<string | undefined> {
    if (entry.type === clusterType) {
      this.#upgradePools(entry);
      return this.#resizeOwn(entry, before);
    }
    if (entry.type !== poolType) {
      return undefined;
    }
    await this.#shrink(entry);
    return this.#grow(entry, sizeOf(entry).least);
  }

  async deleting(entry: Entry): Promise<void> {
    this.#going.add(entry.id);
    if (entry.type === poolType) {
      return this.#shrink(withoutZones(entry));
    }
    if (entry.type === clusterType) {
      return this.#endCluster(entry);
    }
  }

  /** Resizes the pools that a cluster creates itself; pools that it no longer has lose their nodes. */
  async #resizeOwn(entry: Entry, before: Entry): Promise<string | undefined> {
    const pools = ownPools(entry);
    const gone = ownPools(before).filter(({ id }) => pools.every((pool) => pool.id !== id));
    for (const pool of [...gone.map(withoutZones), ...pools]) {
      await this.#shrink(pool);
    }
    return this.#growAll(pools, "least");
  }

  #growAll(pools: readonly Pool[], to: "begins" | "least"): Promise<string | undefined> {
    return firstProblem(pools.map((pool) => this.#grow(pool, sizeOf(pool)[to])));
  }

  /** Upgrades the nodes of pools with auto-upgrade after the control plane: GKE in a maintenance window, a rehearsal at once. */
  #upgradePools({ id, state: { masterVersion } }: Entry): void {
    for (const pool of this.#account.ofType(poolType)) {
      const isUpgraded = at(pool.state, "management", "autoUpgrade") === true;
      if (isUpgraded && pool.id.startsWith(`${id}/`)) {
        this.#account.put({ ...pool, state: { ...pool.state, version: masterVersion } });
      }
    }
  }

  /** Deletes the node pools of a cluster. Its load balancers and disks stay. */
  async #endCluster({ id }: Entry): Promise<void> {
    const cluster = this.#clusters(id);
    if (cluster.isLast(id)) {
      this.#account.abandonHoldings(id);
      await cluster.wipe();
      /* Resources that controllers acquired before they stopped. */
      this.#account.abandonHoldings(id);
    }
    this.#nodes.forget((poolId) => poolId.startsWith(`${id}/`));
    this.#account.removeOfCluster(id);
  }

  async makeRoom(pod: UnplacedPod, _zone?: string, on?: CloudCluster): Promise<boolean> {
    for (const pool of this.#growing(on)) {
      const subnetwork = this.#subnetworkOf(pool);
      const next = subnetwork && oneMoreNode(pool, subnetwork, this.#nodes.all);
      const node = next && nodeOf(next, pool);
      if (next === undefined || node === undefined || !wouldTake(node, pod)) {
        continue;
      }
      await this.#nodes.add(pool.id, [next], [node]);
      return true;
    }
    return false;
  }

  fullPools(pod: UnplacedPod, _zone?: string, on?: CloudCluster): FullPool[] {
    return this.#growing(on).flatMap((pool) => {
      const { most } = sizeOf(pool);
      const count = this.#nodes.all.filter(({ poolId }) => poolId === pool.id).length;
      const subnetwork = this.#subnetworkOf(pool);
      const [first] = subnetwork === undefined ? [] : missingNodes(pool, subnetwork, [], 1);
      const isFull = count >= most && first !== undefined && wouldTake(nodeOf(first, pool), pod);
      return isFull ? [{ name: text(pool.state.name) ?? "", most }] : [];
    });
  }

  /** Returns the pools that are not being deleted, of one cluster or of all. */
  #growing(on?: CloudCluster): Pool[] {
    const own = this.#account.ofType(clusterType).flatMap(ownPools);
    const isGoing = ({ id }: Pool) => [...this.#going].some((gone) => id === gone || id.startsWith(`${gone}/`));
    const isThere = ({ id }: Pool) => on === undefined || this.#clusters(clusterIdOf(id)) === on;
    return [...this.#account.ofType(poolType), ...own].filter((pool) => !isGoing(pool) && isThere(pool));
  }

  async #grow(entry: Pool, perZone: number): Promise<string | undefined> {
    const subnetwork = this.#subnetworkOf(entry);
    if (subnetwork === undefined) {
      return undefined;
    }
    const added = missingNodes(entry, subnetwork, this.#nodes.all, perZone);
    const nodes = added.map((node) => nodeOf(node, entry));
    const problem = await this.#nodes.add(entry.id, added, nodes);
    return (
      problem &&
      `All cluster resources were brought up, but: only 0 nodes out of ${added.length} have registered (${problem})`
    );
  }

  #shrink(entry: Pool): Promise<void> {
    return this.#nodes.remove(surplusNodes(entry, this.#nodes.all));
  }

  /** Returns the subnetwork of the pool's cluster. The range is known only for a subnetwork that the program created. */
  #subnetworkOf({ id }: Pool): NodeSubnetwork | undefined {
    const cluster = this.#account.find(clusterType, clusterIdOf(id));
    const subnetworkId = text(cluster?.state, "subnetwork")?.replace(/^https:\/\/[^/]+\/compute\/v1\//, "") ?? "";
    const subnetwork = this.#account.find("gcp:compute/subnetwork:Subnetwork", subnetworkId);
    return cluster && { id: subnetworkId, cidr: text(subnetwork?.state, "ipCidrRange") ?? otherNodes };
  }
}

/** Returns the id of a pool's cluster. */
function clusterIdOf(poolId: string): string {
  return poolId.replace(/\/nodePools\/[^/]+$/, "");
}

/** Returns a pool without a zone, which no node belongs to. */
function withoutZones({ id, state }: Pool): Pool {
  return { id, state: { ...state, nodeLocations: [] } };
}
