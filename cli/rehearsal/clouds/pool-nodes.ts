import type { CloudNode } from "../../clouds";
import { groupBy } from "../../group-by";
import type { SimulatedNode } from "../control-plane";
import type { SimulatedAccount } from "./account";
import type { ClustersById } from "./simulated-cluster";

/** A node of a pool, at an address of the pool's subnet. */
export interface PoolNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** The nodes of a cloud's pools, the same in the account as in the clusters that simulate the control planes. */
export class PoolNodes {
  readonly #account: SimulatedAccount;
  readonly #clusters: ClustersById;
  readonly #clusterIdOf: (poolId: string) => string;
  #all: readonly PoolNode[] = [];

  /** @param clusterIdOf returns the id of a pool's cluster */
  constructor(account: SimulatedAccount, clusters: ClustersById, clusterIdOf: (poolId: string) => string) {
    this.#account = account;
    this.#clusters = clusters;
    this.#clusterIdOf = clusterIdOf;
  }

  get all(): readonly PoolNode[] {
    return this.#all;
  }

  /**
   * Adds nodes to a pool. Takes their addresses before it waits, because other pools grow in the same subnet at the same time.
   *
   * @param objects the same nodes as the pool's cluster shows them
   * @returns the problem of the nodes, if they do not become ready
   */
  add(
    poolId: string,
    nodes: readonly PoolNode[],
    objects: readonly SimulatedNode[],
    wait: "awaited" | "not awaited" = "awaited",
  ): Promise<string | undefined> {
    this.#keep([...this.#all, ...nodes]);
    return this.#clusters(this.#clusterIdOf(poolId)).addNodes(objects, wait);
  }

  async remove(nodes: readonly PoolNode[]): Promise<void> {
    const removed = new Set(nodes.map(nodeKey));
    const byCluster = groupBy(nodes, ({ poolId }) => this.#clusterIdOf(poolId));
    await Promise.all([...byCluster].map(([id, own]) => this.#clusters(id).removeNodes(own.map(({ name }) => name))));
    this.#keep(this.#all.filter((node) => !removed.has(nodeKey(node))));
  }

  /** Forgets the nodes of pools that are gone with their cluster. */
  forget(isGone: (poolId: string) => boolean): void {
    this.#keep(this.#all.filter(({ poolId }) => !isGone(poolId)));
  }

  #keep(nodes: readonly PoolNode[]): void {
    this.#all = nodes;
    this.#account.nodes = nodes;
  }
}

/** Returns a key that distinguishes nodes with the same name in several clusters. */
function nodeKey({ name, poolId }: PoolNode): string {
  return `${poolId} ${name}`;
}

/** Returns the first problem of pools that change at the same time. */
export async function firstProblem(changes: readonly Promise<string | undefined>[]): Promise<string | undefined> {
  const problems = await Promise.all(changes);
  return problems.find((problem) => problem !== undefined);
}
