import type { CloudProvider } from "../../clouds";
import { type ControlPlane } from "../control-plane";
import { type LedgerFacts, type SimulatedAccount } from "./account";
import { type Effects } from "./effects";
import { type ExecPlugin } from "./exec-shim";
import { type ProviderSettings } from "./provider-settings";
import { type CloudCluster, type NodeNetwork } from "./simulated-cluster";

/** What a managed cluster is before its cloud has done anything with it. */
export interface BareManagedCluster {
  readonly addressStyle: "ip" | "hostname";
  readonly storageClasses: readonly object[];
}

/** Something of a cloud that plays on its own while a stack uses it. */
interface CloudActor {
  start(): void;
  stop(): void;
  /** What it did, one sentence each. */
  played(): string[];
}

/** A cloud that rehearsals simulate: the pure part, its ledger, and its side of the cluster. */
export interface RehearsedCloud {
  readonly provider: CloudProvider;
  readonly settings: ProviderSettings;
  readonly ledger: LedgerFacts;
  readonly effects: (account: SimulatedAccount, cluster: CloudCluster) => Effects;
  /** `kind` of the clusters that stacks make there. */
  readonly kind: string;
  readonly bareCluster: BareManagedCluster;
  readonly network: NodeNetwork;
  readonly execPlugin: ExecPlugin;
  readonly actors?: (controlPlane: ControlPlane) => readonly CloudActor[];
  /** Where the simulation begins, one sentence each. */
  readonly sentences: (controlPlane: ControlPlane) => string[];
}
