import type { CloudLedger, CloudOwner } from "./controllers";

/** What a simulated cloud holds for the cluster's objects at the moment: load balancers and disks. */
export class CloudHoldingsList implements CloudLedger {
  private readonly held = new Map<string, string>();

  acquired(kind: CloudOwner, namespace: string, name: string, address: string): void {
    this.held.set(
      `${kind} ${namespace}/${name}`,
      `${address} of ${kind} ${[namespace, name].filter(Boolean).join("/")}`,
    );
  }

  released(kind: CloudOwner, namespace: string, name: string): void {
    this.held.delete(`${kind} ${namespace}/${name}`);
  }

  /** What is held now, in words. */
  get remaining(): readonly string[] {
    return [...this.held.values()].toSorted();
  }
}
