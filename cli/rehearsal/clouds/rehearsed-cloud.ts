import type { CloudProvider } from "../../clouds";
import { type ControlPlane } from "../control-plane";
import { type LedgerFacts, type SimulatedAccount } from "./account";
import { type Effects } from "./effects";
import { type ExecPlugin } from "./exec-shim";
import { type ProviderSettings } from "./provider-settings";
import { type CloudCluster, type NodeNetwork } from "./simulated-cluster";

/** A managed cluster before its cloud changes it. */
export interface BareManagedCluster {
  readonly addressStyle: "ip" | "hostname";
  readonly storageClasses: readonly object[];
}

/** A part of a cloud that works on its own while a stack uses the cloud. */
interface CloudActor {
  start(): void;
  stop(): void;
  /** Describes its work, one sentence each. */
  played(): string[];
}

/** A cloud that rehearsals simulate: its provider, its ledger, and its effects on the cluster. */
export interface RehearsedCloud {
  readonly provider: CloudProvider;
  readonly settings: ProviderSettings;
  readonly ledger: LedgerFacts;
  readonly effects: (account: SimulatedAccount, cluster: CloudCluster) => Effects;
  /** `kind` of a stack's cluster in this cloud. */
  readonly kind: string;
  readonly bareCluster: BareManagedCluster;
  readonly network: NodeNetwork;
  readonly execPlugin: ExecPlugin;
  readonly actors?: (controlPlane: ControlPlane) => readonly CloudActor[];
  /** Describes the limits of the simulation, one sentence each. */
  readonly sentences: (controlPlane: ControlPlane) => string[];
}
