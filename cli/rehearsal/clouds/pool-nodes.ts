import type { CloudNode } from "../../clouds";
import type { SimulatedNode } from "../control-plane";
import type { SimulatedAccount } from "./account";
import type { CloudCluster } from "./simulated-cluster";

/** A node of a pool, at an address of the pool's subnet. */
export interface PoolNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** The nodes of a cloud's pools, the same in the account as in the cluster that stands for the control plane. */
export class PoolNodes {
  readonly #account: SimulatedAccount;
  readonly #cluster: CloudCluster;
  #all: readonly PoolNode[] = [];

  constructor(account: SimulatedAccount, cluster: CloudCluster) {
    this.#account = account;
    this.#cluster = cluster;
  }

  get all(): readonly PoolNode[] {
    return this.#all;
  }

  /**
   * Adds nodes. Takes their addresses before it waits, because other pools grow in the same subnet at the same time.
   *
   * @param objects the same nodes as the cluster shows them
   * @returns the problem of the nodes, if they do not become ready
   */
  add(
    nodes: readonly PoolNode[],
    objects: readonly SimulatedNode[],
    wait: "awaited" | "not awaited" = "awaited",
  ): Promise<string | undefined> {
    this.#keep([...this.#all, ...nodes]);
    return this.#cluster.addNodes(objects, wait);
  }

  async remove(nodes: readonly PoolNode[]): Promise<void> {
    const names = nodes.map(({ name }) => name);
    await this.#cluster.removeNodes(names);
    this.#keep(this.#all.filter(({ name }) => !names.includes(name)));
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

/** Returns the first problem of pools that change at the same time. */
export async function firstProblem(changes: readonly Promise<string | undefined>[]): Promise<string | undefined> {
  const problems = await Promise.all(changes);
  return problems.find((problem) => problem !== undefined);
}
