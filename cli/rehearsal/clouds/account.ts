import type { AccountView, CloudCall, CloudLoadBalancer, CloudNode, CloudResource } from "../../clouds";
import type { Fields } from "../../values";
import type { CloudHoldingsList } from "../controllers";

/** A resource in the ledger. */
export interface Entry extends CloudResource {
  /** The seed of its ids, which differs from those of earlier resources with the same name. */
  readonly seed: string;
}

/** The network of load balancers. */
export type BalancedNetwork = Omit<CloudLoadBalancer, "owner">;

/** The facts about a cloud that its ledger needs. */
export interface LedgerFacts {
  /** The type of a managed cluster. */
  readonly clusterType: string;
  /** Returns the network of the load balancers that a cluster's objects request. */
  readonly balancedNetwork: (
    cluster: Fields,
    account: { readonly find: SimulatedAccount["find"]; readonly resources: readonly CloudResource[] },
  ) => BalancedNetwork;
  /** Describes the parts of a deleted resource that stay on purpose. */
  readonly leaves: (deleted: CloudResource) => string | undefined;
  /** Reports whether a resource stays in the account although the program deletes it; `leaves` describes it. @default none does */
  readonly outlives?: (deleted: CloudResource) => boolean;
  /**
   * Returns the state of a resource that the cloud creates again after its deletion. @default it stays deleted
   *
   * @param wasMade reports whether a resource is or was in the account
   */
  readonly comesBack?: (
    deleted: CloudResource,
    wasMade: (type: string, id: string) => boolean,
  ) => CloudResource["state"] | undefined;
  /** Reports whether the cloud deletes a resource together with the cluster. */
  readonly goesWith: (resource: CloudResource, clusterId: string) => boolean;
}

/** The ledger of a simulated account: all its resources. */
export class SimulatedAccount {
  readonly #facts: LedgerFacts;
  readonly #holdingsOf: (clusterId: string) => CloudHoldingsList;
  readonly #entries = new Map<string, Entry>();
  readonly #deleted = new Set<string>();
  readonly #made = new Map<string, number>();
  readonly #left = new Set<string>();
  /** Keys of resources that stay although the program deleted them. */
  readonly #outliving = new Set<string>();
  readonly #ongoing = new Set<CloudCall>();
  /** The holdings of each cluster that is or was in the account. */
  readonly #holdings = new Map<string, CloudHoldingsList>();
  /** The network of the load balancers that objects hold. */
  readonly #networks = new Map<CloudHoldingsList, BalancedNetwork>();
  nodes: readonly CloudNode[] = [];

  /** @param holdingsOf returns the cloud resources that objects in a cluster hold */
  constructor(facts: LedgerFacts, holdingsOf: (clusterId: string) => CloudHoldingsList) {
    this.#facts = facts;
    this.#holdingsOf = holdingsOf;
  }

  /** Reports whether a type is that of managed clusters. */
  isCluster(type: string): boolean {
    return type === this.#facts.clusterType;
  }

  /** Returns a seed for the next resource of a URN, the same in every run. */
  seedFor(urn: string): string {
    const count = (this.#made.get(urn) ?? 0) + 1;
    this.#made.set(urn, count);
    return `${urn} ${count}`;
  }

  /** Returns the account as rules see it. */
  view(accountId: string, region: string): AccountView {
    const deleted = this.#deleted;
    const { nodes, resources } = this;
    const loadBalancers = [...this.#networks].flatMap(([holdings, network]) =>
      holdings.loadBalancers.map((owner) => ({ owner, ...network })),
    );
    const ongoing = [...this.#ongoing];
    return { accountId, region, now: Date.now(), resources, deleted, nodes, loadBalancers, ongoing };
  }

  /** Remembers a call that the cloud has accepted. @returns what ends it */
  begin(call: CloudCall): () => void {
    this.#ongoing.add(call);
    return () => void this.#ongoing.delete(call);
  }

  find(type: string, id: string): Entry | undefined {
    return this.#entries.get(`${type} ${id}`);
  }

  /** Lists the resources of a type. */
  ofType(type: string): readonly Entry[] {
    return this.resources.filter((entry) => entry.type === type);
  }

  put(entry: Entry): void {
    const key = `${entry.type} ${entry.id}`;
    this.#entries.set(key, entry);
    this.#deleted.delete(key);
    this.#outliving.delete(key);
    if (!this.isCluster(entry.type)) {
      return;
    }
    const { resources } = this;
    const network = this.#facts.balancedNetwork(entry.state, { resources, find: (...at) => this.find(...at) });
    const holdings = this.#holdingsOf(entry.id);
    this.#holdings.set(entry.id, holdings);
    this.#networks.set(holdings, network);
  }

  remove(type: string, id: string): void {
    const key = `${type} ${id}`;
    const entry = this.find(type, id);
    const left = entry === undefined ? undefined : this.#facts.leaves(entry);
    if (left !== undefined) {
      this.#left.add(left);
    }
    if (entry !== undefined && this.#facts.outlives?.(entry) === true) {
      this.#outliving.add(key);
      return;
    }
    this.#entries.delete(key);
    this.#deleted.add(key);
    const again = entry === undefined ? undefined : this.#facts.comesBack?.(entry, (...at) => this.#wasMade(...at));
    if (entry !== undefined && again !== undefined) {
      this.put({ ...entry, state: again });
    }
  }

  #wasMade(type: string, id: string): boolean {
    const key = `${type} ${id}`;
    return this.#entries.has(key) || this.#deleted.has(key);
  }

  /** Removes the resources that the cloud deletes together with a cluster, or with the resource that contains the cluster. */
  removeOfCluster(clusterId: string): void {
    for (const entry of this.resources) {
      if (this.#facts.goesWith(entry, clusterId)) {
        this.remove(entry.type, entry.id);
      }
    }
  }

  /** Lifts the cloud's own protection of clusters against deletion. @returns the ids of those that had it */
  unprotect(): readonly string[] {
    const kept = this.ofType(this.#facts.clusterType).filter(({ state }) => state.deletionProtection === true);
    for (const entry of kept) {
      this.put({ ...entry, state: { ...entry.state, deletionProtection: false } });
    }
    return kept.map(({ id }) => id);
  }

  /** Keeps the cloud resources of a deleted cluster's objects, because no controller is left to release them. */
  abandonHoldings(clusterId: string): void {
    this.#holdings.get(clusterId)?.abandon();
  }

  /** Releases the cloud resources of a deleted cluster's objects. */
  releaseHoldings(clusterId: string): void {
    this.#holdings.get(clusterId)?.releaseAll();
  }

  /** Describes the resources in the account. */
  get remaining(): readonly string[] {
    const owned = this.resources.filter(({ type, id }) => !this.#outliving.has(`${type} ${id}`));
    return owned.map(({ type, id }) => `${type.split(":").at(-1) ?? type} ${id}`).toSorted();
  }

  /** Describes what outlives a destroy on purpose. */
  get retained(): readonly string[] {
    return [...this.#left].toSorted();
  }

  /** Everything that is in the account now. */
  get resources(): readonly Entry[] {
    return [...this.#entries.values()];
  }
}
