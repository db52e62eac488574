import type { AccountView, CloudLoadBalancer, CloudNode, CloudResource, Properties } from "../../clouds";
import { type CloudHoldingsList } from "../controllers";

/** A resource in the ledger. */
export interface Entry extends CloudResource {
  /** Tells it from those of the same name before it; its ids are drawn from it. */
  readonly seed: string;
}

/** Where load balancers stand. */
export type BalancedNetwork = Omit<CloudLoadBalancer, "owner">;

/** What a ledger must know of its cloud. */
export interface LedgerFacts {
  /** The type of a managed cluster. */
  readonly clusterType: string;
  /** Where the load balancers of a cluster's objects stand. */
  readonly balancedNetwork: (
    cluster: Properties,
    account: { readonly find: SimulatedAccount["find"]; readonly resources: readonly CloudResource[] },
  ) => BalancedNetwork;
  /** What stays of a deleted resource on purpose, in words. */
  readonly leaves: (deleted: CloudResource) => string | undefined;
  /** Whether the cloud deletes a resource with the cluster of that id. */
  readonly goesWith: (resource: CloudResource, clusterId: string) => boolean;
}

/** The ledger of a simulated account: everything that exists in it. */
export class SimulatedAccount {
  readonly #facts: LedgerFacts;
  readonly #holdings: CloudHoldingsList;

  readonly #entries = new Map<string, Entry>();
  readonly #deleted = new Set<string>();
  readonly #made = new Map<string, number>();
  readonly #left: string[] = [];
  #networkOfCluster: BalancedNetwork | undefined;
  nodes: readonly CloudNode[] = [];

  /** @param holdings what the cluster's own objects hold of the cloud */
  constructor(facts: LedgerFacts, holdings: CloudHoldingsList) {
    this.#facts = facts;
    this.#holdings = holdings;
  }

  /** A seed for the next resource of a URN: the same in every run. */
  seedFor(urn: string): string {
    const count = (this.#made.get(urn) ?? 0) + 1;
    this.#made.set(urn, count);
    return `${urn} ${count}`;
  }

  /** What rules look at. */
  view(accountId: string, region: string): AccountView {
    const deleted = this.#deleted;
    const networkOfCluster = this.#networkOfCluster;
    const resources = this.#resources;
    const { nodes } = this;
    const owners = networkOfCluster === undefined ? [] : this.#holdings.loadBalancers;
    const loadBalancers = owners.map((owner) => ({ owner, networkId: "", subnetIds: [], ...networkOfCluster }));
    return { accountId, region, now: Date.now(), resources, deleted, nodes, loadBalancers };
  }

  find(type: string, id: string): Entry | undefined {
    return this.#entries.get(`${type} ${id}`);
  }

  /** Everything of a type. */
  ofType(type: string): readonly Entry[] {
    return this.#resources.filter((entry) => entry.type === type);
  }

  put(entry: Entry): void {
    const key = `${entry.type} ${entry.id}`;
    this.#entries.set(key, entry);
    this.#deleted.delete(key);
    if (entry.type !== this.#facts.clusterType) {
      return;
    }
    const resources = this.#resources;
    this.#networkOfCluster = this.#facts.balancedNetwork(entry.state, { resources, find: (...at) => this.find(...at) });
  }

  remove(type: string, id: string): void {
    const entry = this.find(type, id);
    const left = entry === undefined ? undefined : this.#facts.leaves(entry);
    if (left !== undefined) {
      this.#left.push(left);
    }
    this.#entries.delete(`${type} ${id}`);
    this.#deleted.add(`${type} ${id}`);
  }

  /** A cluster, or what it is in, is gone, and with it what its cloud deletes with it. */
  removeOfCluster(clusterId: string): void {
    for (const entry of this.#resources) {
      if (this.#facts.goesWith(entry, clusterId)) {
        this.remove(entry.type, entry.id);
      }
    }
  }

  /** A cluster is gone: what its objects held of the cloud stays, and nobody is left to give it back. */
  abandonHoldings(): void {
    this.#holdings.abandon();
  }

  /** A cluster is gone, and its cloud takes back what its objects held. */
  releaseHoldings(): void {
    this.#holdings.releaseAll();
  }

  /** What is in the account, in words. */
  get remaining(): readonly string[] {
    return this.#resources.map(({ type, id }) => `${type.split(":").at(-1) ?? type} ${id}`).toSorted();
  }

  /** What outlives a destroy on purpose, in words. */
  get retained(): readonly string[] {
    return this.#left.toSorted();
  }

  get #resources(): readonly Entry[] {
    return [...this.#entries.values()];
  }
}
