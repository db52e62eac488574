/** The kinds of object that own something in a cloud. */
export type CloudOwner = "Service" | "Ingress" | "PersistentVolume";

/** What is known of something that is held. */
export interface HoldingFacts {
  /** Whether its owner's class says that it stays (`reclaimPolicy: Retain`). @default false */
  readonly retained?: boolean;
}

/** Hears of what a real cluster would have its cloud make and remove, so that a simulated cloud can refuse what depends on it. */
export interface CloudLedger {
  /** The address of a load balancer or the handle of a disk; a volume has no namespace. */
  acquired(kind: CloudOwner, namespace: string, name: string, address: string, facts?: HoldingFacts): void;
  released(kind: CloudOwner, namespace: string, name: string, address: string): void;
}

/** What of the cloud is held by objects of this cluster. */
export class CloudHoldings {
  readonly #ledger: CloudLedger | undefined;

  readonly #addresses = new Map<string, string>();
  readonly #counts = new Map<CloudOwner, number>();

  constructor(ledger: CloudLedger | undefined) {
    this.#ledger = ledger;
  }

  /** How many of a kind were ever held. */
  count(kind: CloudOwner): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The addresses and handles that are held now. */
  taken(): ReadonlySet<string> {
    return new Set(this.#addresses.values());
  }

  acquire(kind: CloudOwner, namespace: string, name: string, address: string, facts: HoldingFacts = {}): void {
    const key = `${kind} ${namespace}/${name}`;
    if (this.#addresses.get(key) === address) {
      return;
    }
    this.#addresses.set(key, address);
    this.#counts.set(kind, this.count(kind) + 1);
    this.#ledger?.acquired(kind, namespace, name, address, facts);
  }

  release(kind: CloudOwner, namespace: string, name: string): void {
    const key = `${kind} ${namespace}/${name}`;
    const address = this.#addresses.get(key);
    if (address === undefined) {
      return;
    }
    this.#addresses.delete(key);
    this.#ledger?.released(kind, namespace, name, address);
  }
}
