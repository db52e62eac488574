import { textAt } from "../../../clouds";
import { type Entry, type SimulatedAccount } from "../account";
import { type Effects } from "../effects";
import { type UnplacedPod, wouldTake } from "../room";
import { type CloudCluster } from "../simulated-cluster";
import { missingNodes, type NodeSubnet, nodeOf, oneMoreNode, type PoolNode, surplusNodes } from "./cluster/nodes";
import { addedPool, clusterIdOf, type Pool, poolsOf, sizeOf } from "./cluster/pools";
import { systemObjects } from "./cluster/system-objects";

const clusterType = "azure-native:containerservice:ManagedCluster";
const poolType = "azure-native:containerservice:AgentPool";
const groupType = "azure-native:resources:ResourceGroup";

/** What a change in the subscription means for the cluster that stands for AKS' control plane. */
export class AzureEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #cluster: CloudCluster;

  #nodes: readonly PoolNode[] = [];
  /** Pools and clusters that are being deleted: they do not grow any more. */
  readonly #going = new Set<string>();

  constructor(account: SimulatedAccount, cluster: CloudCluster) {
    this.#account = account;
    this.#cluster = cluster;
  }

  async created(entry: Entry): Promise<string | undefined> {
    if (entry.type === poolType) {
      return this.#grow(this.#pool(entry), sizeOf(this.#pool(entry)).begins);
    }
    if (entry.type !== clusterType) {
      return undefined;
    }
    await this.#cluster.install(systemObjects(entry.state));
    return this.#growAll(poolsOf(entry), "begins");
  }

  async updated(entry: Entry, before: Entry): Promise<string | undefined> {
    if (entry.type === poolType) {
      return this.#resize(this.#pool(entry));
    }
    if (entry.type !== clusterType) {
      return undefined;
    }
    await this.#cluster.install(systemObjects(entry.state));
    const pools = poolsOf(entry);
    const gone = poolsOf(before).filter(({ id }) => pools.every((pool) => pool.id !== id));
    for (const pool of gone) {
      await this.#empty(pool.id);
    }
    for (const pool of pools) {
      await this.#shrink(pool);
    }
    return this.#growAll(pools, "least");
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
      default:
        return undefined;
    }
  }

  async makeRoom(pod: UnplacedPod): Promise<boolean> {
    for (const pool of this.#allPools()) {
      const isGoing = this.#going.has(pool.id) || this.#going.has(clusterIdOf(pool.id));
      const next = isGoing ? undefined : oneMoreNode(pool, this.#subnetOf(pool), this.#nodes);
      const node = next && nodeOf(next, pool);
      if (next === undefined || node === undefined || !wouldTake(node, pod)) {
        continue;
      }
      this.#know([...this.#nodes, next]);
      await this.#cluster.addNodes([node]);
      return true;
    }
    return false;
  }

  #allPools(): Pool[] {
    const inline = this.#account.ofType(clusterType).flatMap(poolsOf);
    return [...inline, ...this.#account.ofType(poolType).map((entry) => this.#pool(entry))];
  }

  /** The group of the machines goes with the cluster, and with it load balancers and disks. */
  async #endCluster(id: string): Promise<void> {
    await this.#cluster.wipe();
    this.#account.releaseHoldings();
    this.#know(this.#nodes.filter(({ poolId }) => clusterIdOf(poolId) !== id));
    this.#account.removeOfCluster(id);
  }

  /** A group goes with all that is in it. */
  async #endGroup(id: string): Promise<void> {
    const clusters = new Set(this.#nodes.map(({ poolId }) => clusterIdOf(poolId)));
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

  async #growAll(pools: readonly Pool[], to: "begins" | "least"): Promise<string | undefined> {
    const problems = await Promise.all(pools.map((pool) => this.#grow(pool, sizeOf(pool)[to])));
    return problems.find((problem) => problem !== undefined);
  }

  async #resize(pool: Pool): Promise<string | undefined> {
    await this.#shrink(pool);
    return this.#grow(pool, sizeOf(pool).least);
  }

  async #grow(pool: Pool, wanted: number): Promise<string | undefined> {
    const added = missingNodes(pool, this.#subnetOf(pool), this.#nodes, wanted);
    // Before anything is waited for: other pools grow at the same time, in the same subnet.
    this.#know([...this.#nodes, ...added]);
    // Nodes of a cluster without a network plugin are not waited for: the program brings it once there is a cluster.
    const bringsOwn = textAt(pool.cluster, "networkProfile", "networkPlugin") === "none";
    const nodes = added.map((node) => nodeOf(node, pool));
    const problem = await this.#cluster.addNodes(nodes, bringsOwn ? "not awaited" : "awaited");
    return problem && `Not all nodes reached Ready state. Expected: ${added.length}, Actual: 0 (${problem})`;
  }

  #shrink(pool: Pool): Promise<void> {
    return this.#removeNodes(surplusNodes(pool, this.#nodes));
  }

  #empty(poolId: string): Promise<void> {
    return this.#removeNodes(this.#nodes.filter((node) => node.poolId === poolId));
  }

  async #removeNodes(nodes: readonly PoolNode[]): Promise<void> {
    const names = nodes.map(({ name }) => name);
    await this.#cluster.removeNodes(names);
    this.#know(this.#nodes.filter(({ name }) => !names.includes(name)));
  }

  #know(nodes: readonly PoolNode[]): void {
    this.#nodes = nodes;
    this.#account.nodes = nodes;
  }

  /** The pool's subnet; one of AKS' own where it names none, or none that is in the ledger. */
  #subnetOf({ state }: Pool): NodeSubnet {
    const id = textAt(state, "vnetSubnetID");
    const known = this.#account.find("azure-native:network:Subnet", id)?.state;
    return { id, cidr: textAt(known, "addressPrefix") || "10.224.0.0/16" };
  }
}
