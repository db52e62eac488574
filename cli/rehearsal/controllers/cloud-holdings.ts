import type { CloudLedger, CloudOwner, HoldingFacts } from ".";

interface Held {
  readonly kind: CloudOwner;
  /** `namespace/name`, or the name of what has no namespace. */
  readonly owner: string;
  readonly address: string;
  readonly retained: boolean;
}

/** What a simulated cloud holds for the cluster's objects at the moment: load balancers and disks. */
export class CloudHoldingsList implements CloudLedger {
  readonly #held = new Map<string, Held>();
  /** What belonged to objects of a cluster that was deleted before them. */
  readonly #abandoned: Held[] = [];

  acquired(kind: CloudOwner, namespace: string, name: string, address: string, facts: HoldingFacts = {}): void {
    const owner = [namespace, name].filter(Boolean).join("/");
    this.#held.set(`${kind} ${owner}`, { kind, owner, address, retained: facts.retained === true });
  }

  released(kind: CloudOwner, namespace: string, name: string): void {
    this.#held.delete(`${kind} ${[namespace, name].filter(Boolean).join("/")}`);
  }

  /** The cluster is gone, and with it whoever would have given anything back. */
  abandon(): void {
    this.#abandoned.push(...this.#held.values());
    this.#held.clear();
  }

  /** The cluster is gone, and with it all that its objects held. */
  releaseAll(): void {
    this.#held.clear();
  }

  /** The objects whose load balancers are there, as `Service shop/web`. */
  get loadBalancers(): readonly string[] {
    return this.#all.filter(({ kind }) => kind !== "PersistentVolume").map(({ kind, owner }) => `${kind} ${owner}`);
  }

  /** What is held now, in words, but for what is meant to be. */
  get remaining(): readonly string[] {
    return words(this.#all.filter(({ retained }) => !retained));
  }

  /** Disks whose class says that they are kept, in words. */
  get retained(): readonly string[] {
    return words(this.#all.filter(({ retained }) => retained));
  }

  get #all(): readonly Held[] {
    return [...this.#held.values(), ...this.#abandoned];
  }
}

function words(held: readonly Held[]): string[] {
  return held.map(({ kind, owner, address }) => `${address} of ${kind} ${owner}`).toSorted();
}
