/** The kinds of objects that own something in a cloud. */
export type CloudOwner = "Service" | "Ingress" | "PersistentVolume";

/** Facts about a load balancer or a disk. */
export interface HoldingFacts {
  /** Whether it outlives its owner (`reclaimPolicy: Retain`). @default false */
  readonly retained?: boolean;
}

/** Records what a real cluster would create and remove in its cloud, so that the simulated cloud can refuse calls because of it. */
export interface CloudLedger {
  /** @param address the address of a load balancer or the handle of a disk */
  acquired(kind: CloudOwner, namespace: string, name: string, address: string, facts?: HoldingFacts): void;
  released(kind: CloudOwner, namespace: string, name: string, address: string): void;
}

/** Load balancers and disks that the objects of this cluster hold at the moment. */
export class CloudHoldings {
  readonly #ledger: CloudLedger | undefined;
  readonly #addresses = new Map<string, string>();
  readonly #counts = new Map<CloudOwner, number>();

  constructor(ledger: CloudLedger | undefined) {
    this.#ledger = ledger;
  }

  /** Counts how many a kind has ever held. */
  count(kind: CloudOwner): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Returns the addresses and handles that are held now. */
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
