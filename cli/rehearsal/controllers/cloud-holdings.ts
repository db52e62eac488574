import type { CloudLedger, CloudOwner, HoldingFacts } from "./ledger";

interface Held {
  readonly kind: CloudOwner;
  /** `namespace/name`, or the name if there is no namespace. */
  readonly owner: string;
  readonly address: string;
  readonly retained: boolean;
}

/** The load balancers and disks that a simulated cloud holds for the cluster's objects. */
export class CloudHoldingsList implements CloudLedger {
  readonly #held = new Map<string, Held>();
  /** Holdings of objects whose cluster was deleted before them. */
  readonly #abandoned: Held[] = [];

  acquired(kind: CloudOwner, namespace: string, name: string, address: string, facts: HoldingFacts = {}): void {
    const owner = [namespace, name].filter(Boolean).join("/");
    this.#held.set(`${kind} ${owner}`, { kind, owner, address, retained: facts.retained === true });
  }

  released(kind: CloudOwner, namespace: string, name: string): void {
    this.#held.delete(`${kind} ${[namespace, name].filter(Boolean).join("/")}`);
  }

  /** The cluster is gone before it released anything: everything is left behind. */
  abandon(): void {
    this.#abandoned.push(...this.#held.values());
    this.#held.clear();
  }

  /** The cluster is gone, together with everything that its objects held. */
  releaseAll(): void {
    this.#held.clear();
  }

  /** The owners of load balancers, as `Service shop/web`. */
  get loadBalancers(): readonly string[] {
    return this.#all.filter(({ kind }) => kind !== "PersistentVolume").map(({ kind, owner }) => `${kind} ${owner}`);
  }

  /** Everything that is held and not retained, in words. */
  get remaining(): readonly string[] {
    return words(this.#all.filter(({ retained }) => !retained));
  }

  /** Retained disks, in words. */
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
