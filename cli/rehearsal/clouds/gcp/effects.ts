import { textAt, valueAt } from "../../../clouds";
import { type Entry, type SimulatedAccount } from "../account";
import { type Effects } from "../effects";
import { type UnplacedPod, wouldTake } from "../room";
import { type CloudCluster } from "../simulated-cluster";
import { nodeOf } from "./cluster/node-object";
import { missingNodes, type NodeSubnetwork, oneMoreNode, type PoolNode, sizeOf, surplusNodes } from "./cluster/nodes";
import { systemObjects } from "./cluster/system-objects";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";

/** What a change in the project means for the cluster that stands for GKE's control plane. */
export class GcpEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #cluster: CloudCluster;

  #nodes: readonly PoolNode[] = [];
  /** Pools that are being deleted: they do not grow any more. */
  readonly #going = new Set<string>();

  constructor(account: SimulatedAccount, cluster: CloudCluster) {
    this.#account = account;
    this.#cluster = cluster;
  }

  async created(entry: Entry): Promise<string | undefined> {
    if (entry.type === poolType) {
      return this.#grow(entry, sizeOf(entry).begins);
    }
    if (entry.type === clusterType) {
      await this.#cluster.install(systemObjects(entry.state));
    }
    return undefined;
  }

  async updated(entry: Entry): Promise<string | undefined> {
    if (entry.type === clusterType) {
      this.#upgradePools(entry);
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
      return this.#shrink({ ...entry, state: { ...entry.state, nodeLocations: [] } });
    }
    if (entry.type === clusterType) {
      return this.#endCluster(entry);
    }
  }

  /** GKE upgrades nodes after the control plane, where their pool lets it; in a maintenance window, and at once here. */
  #upgradePools({ id, state: { masterVersion } }: Entry): void {
    for (const pool of this.#account.ofType(poolType)) {
      const isUpgraded = valueAt(pool.state, "management", "autoUpgrade") === true;
      if (isUpgraded && pool.id.startsWith(`${id}/`)) {
        this.#account.put({ ...pool, state: { ...pool.state, version: masterVersion } });
      }
    }
  }

  /** Node pools go with their cluster; load balancers and disks do not. */
  async #endCluster({ id }: Entry): Promise<void> {
    this.#account.abandonHoldings();
    await this.#cluster.wipe();
    this.#know(this.#nodes.filter(({ poolId }) => !poolId.startsWith(`${id}/`)));
    this.#account.removeOfCluster(id);
  }

  async makeRoom(pod: UnplacedPod): Promise<boolean> {
    for (const pool of this.#account.ofType(poolType)) {
      const isGoing = [...this.#going].some((id) => pool.id === id || pool.id.startsWith(`${id}/`));
      const subnetwork = isGoing ? undefined : this.#subnetworkOf(pool);
      const next = subnetwork && oneMoreNode(pool, subnetwork, this.#nodes);
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

  async #grow(entry: Entry, perZone: number): Promise<string | undefined> {
    const subnetwork = this.#subnetworkOf(entry);
    if (subnetwork === undefined) {
      return undefined;
    }
    const added = missingNodes(entry, subnetwork, this.#nodes, perZone);
    // Before anything is waited for: other pools grow at the same time, in the same subnetwork.
    this.#know([...this.#nodes, ...added]);
    const problem = await this.#cluster.addNodes(added.map((node) => nodeOf(node, entry)));
    return (
      problem &&
      `All cluster resources were brought up, but: only 0 nodes out of ${added.length} have registered (${problem})`
    );
  }

  async #shrink(entry: Entry): Promise<void> {
    const names = surplusNodes(entry, this.#nodes).map(({ name }) => name);
    await this.#cluster.removeNodes(names);
    this.#know(this.#nodes.filter(({ name }) => !names.includes(name)));
  }

  #know(nodes: readonly PoolNode[]): void {
    this.#nodes = nodes;
    this.#account.nodes = nodes;
  }

  /** The subnetwork of the pool's cluster; undefined where this project has none of its id. */
  #subnetworkOf({ id }: Entry): NodeSubnetwork | undefined {
    const cluster = this.#account.find(clusterType, id.replace(/\/nodePools\/[^/]+$/, ""));
    const subnetworkId = textAt(cluster?.state, "subnetwork").replace(/^https:\/\/[^/]+\/compute\/v1\//, "");
    const subnetwork = this.#account.find("gcp:compute/subnetwork:Subnetwork", subnetworkId);
    return subnetwork && { id: subnetwork.id, cidr: textAt(subnetwork.state, "ipCidrRange") };
  }
}
