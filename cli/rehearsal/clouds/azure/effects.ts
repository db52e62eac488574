import { text } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { Effects, FullPool } from "../effects";
import { firstProblem, PoolNodes } from "../pool-nodes";
import type { CloudCluster, ClustersById } from "../simulated-cluster";
import { type UnplacedPod, wouldTake } from "../unplaced-pods";
import { defenderProblem } from "./defender";
import { keysProblem } from "./keys";
import { missingNodes, type NodeSubnet, nodeOf, oneMoreNode, surplusNodes } from "./nodes";
import { addedPool, clusterIdOf, type Pool, poolsOf, sizeOf } from "./pools";
import { systemObjects } from "./system-objects";

const clusterType = "azure-native:containerservice:ManagedCluster";
const poolType = "azure-native:containerservice:AgentPool";
const vaultType = "azure-native:keyvault:Vault";
const groupType = "azure-native:resources:ResourceGroup";

/** Applies changes in the subscription to the clusters that simulate AKS' control planes. */
export class AzureEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #clusters: ClustersById;
  readonly #nodes: PoolNodes;
  /** Pools and clusters that are being deleted and no longer grow. */
  readonly #going = new Set<string>();

  constructor(account: SimulatedAccount, clusters: ClustersById) {
    this.#account = account;
    this.#clusters = clusters;
    this.#nodes = new PoolNodes(account, clusters, clusterIdOf);
  }

  async created(entry: Entry): Promise<string | undefined> {
    this.#going.delete(entry.id);
    if (entry.type === poolType) {
      return this.#grow(this.#pool(entry), sizeOf(this.#pool(entry)).begins);
    }
    if (entry.type !== clusterType) {
      return undefined;
    }
    const problem = keysProblem(entry, this.#account);
    if (problem !== undefined) {
      return problem;
    }
    await this.#clusters(entry.id).install(systemObjects(entry.state));
    return (await this.#growAll(poolsOf(entry), "begins")) ?? defenderProblem(entry.state, this.#account);
  }

  async updated(entry: Entry, before: Entry): Promise<string | undefined> {
    if (entry.type === poolType) {
      const pool = this.#pool(entry);
      await this.#shrink(pool);
      return this.#grow(pool, sizeOf(pool).least);
    }
    if (entry.type !== clusterType) {
      return undefined;
    }
    await this.#clusters(entry.id).install(systemObjects(entry.state));
    const pools = poolsOf(entry);
    const gone = poolsOf(before).filter(({ id }) => pools.every((pool) => pool.id !== id));
    for (const pool of gone) {
      await this.#empty(pool.id);
    }
    for (const pool of pools) {
      await this.#shrink(pool);
    }
    return (await this.#growAll(pools, "least")) ?? defenderProblem(entry.state, this.#account);
  }

  async deleting(entry: Entry): Promise<void> {
    this.#going.add(entry.id);
    switch (entry.type) {
      case poolType:
        return this.#empty(entry.id);
      case clusterType:
        return this.#endCluster(entry.id);
      case groupType:
        return this.#endGroup(entry.id);
      case vaultType:
        return this.#account.removeOfCluster(entry.id);
      default:
        return undefined;
    }
  }

  async makeRoom(pod: UnplacedPod, _zone?: string, on?: CloudCluster): Promise<boolean> {
    for (const pool of this.#growing(on)) {
      const next = oneMoreNode(pool, this.#subnetOf(pool), this.#nodes.all);
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
      const [first] = missingNodes(pool, this.#subnetOf(pool), [], 1);
      const isFull = count >= most && first !== undefined && wouldTake(nodeOf(first, pool), pod);
      return isFull ? [{ name: pool.name, most }] : [];
    });
  }

  /** Returns the pools that are not being deleted, of one cluster or of all. */
  #growing(on?: CloudCluster): Pool[] {
    const inline = this.#account.ofType(clusterType).flatMap(poolsOf);
    const added = this.#account.ofType(poolType).map((entry) => this.#pool(entry));
    const isGoing = (id: string) => this.#going.has(id) || this.#going.has(clusterIdOf(id));
    const isThere = (id: string) => on === undefined || this.#clusters(clusterIdOf(id)) === on;
    return [...inline, ...added].filter(({ id }) => !isGoing(id) && isThere(id));
  }

  /** Deletes the group of the machines with the cluster, and with it load balancers and disks. */
  async #endCluster(id: string): Promise<void> {
    const cluster = this.#clusters(id);
    if (cluster.isLast(id)) {
      await cluster.wipe();
      this.#account.releaseHoldings(id);
    }
    this.#nodes.forget((poolId) => clusterIdOf(poolId) === id);
    this.#account.removeOfCluster(id);
  }

  /** Deletes everything in a group. */
  async #endGroup(id: string): Promise<void> {
    const clusters = new Set(this.#nodes.all.map(({ poolId }) => clusterIdOf(poolId)));
    for (const cluster of clusters) {
      if (cluster.toLowerCase().startsWith(`${id.toLowerCase()}/`)) {
        await this.#endCluster(cluster);
      }
    }
    this.#account.removeOfCluster(id);
  }

  #pool(entry: Entry): Pool {
    return addedPool(entry, this.#account.find(clusterType, clusterIdOf(entry.id))?.state ?? {});
  }

  #growAll(pools: readonly Pool[], to: "begins" | "least"): Promise<string | undefined> {
    return firstProblem(pools.map((pool) => this.#grow(pool, sizeOf(pool)[to])));
  }

  async #grow(pool: Pool, wanted: number): Promise<string | undefined> {
    const added = missingNodes(pool, this.#subnetOf(pool), this.#nodes.all, wanted);
    /* A program installs its own network plugin after the cluster exists, so nothing can wait for the nodes. */
    const bringsOwn = text(pool.cluster, "networkProfile", "networkPlugin") === "none";
    const nodes = added.map((node) => nodeOf(node, pool));
    const problem = await this.#nodes.add(pool.id, added, nodes, bringsOwn ? "not awaited" : "awaited");
    return problem && `Not all nodes reached Ready state. Expected: ${added.length}, Actual: 0 (${problem})`;
  }

  #shrink(pool: Pool): Promise<void> {
    return this.#nodes.remove(surplusNodes(pool, this.#nodes.all));
  }

  #empty(poolId: string): Promise<void> {
    return this.#nodes.remove(this.#nodes.all.filter((node) => node.poolId === poolId));
  }

  /** Returns the pool's subnet, or one of AKS' own if the pool names none or the account does not know it. */
  #subnetOf({ state }: Pool): NodeSubnet {
    const id = text(state, "vnetSubnetID") ?? "";
    const known = this.#account.find("azure-native:network:Subnet", id)?.state;
    return { id, cidr: text(known, "addressPrefix") ?? "10.224.0.0/16" };
  }
}
