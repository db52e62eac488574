import type { AccountView, CloudProvider, CloudResource } from "../../clouds";
import type { ControlPlane } from "../control-plane";
import type { LedgerFacts, SimulatedAccount } from "./account";
import type { Effects } from "./effects";
import type { ExecPlugin } from "./exec-shim";
import type { LacksChart } from "./missing-charts";
import type { Autoscaling } from "./played-autoscaler";
import type { ProviderSettings } from "./provider-settings";
import type { ClustersById, NodeNetwork } from "./simulated-cluster";

/** A managed cluster before its cloud changes it. */
export interface BareManagedCluster {
  readonly addressStyle: "ip" | "hostname";
  readonly storageClasses: readonly object[];
  /** The classes of Ingresses that the cloud serves without an IngressClass. @default none */
  readonly ingressClasses?: readonly string[];
}

/** A cloud that rehearsals simulate: its provider, its ledger, and its effects on the cluster. */
export interface RehearsedCloud {
  readonly provider: CloudProvider;
  readonly settings: ProviderSettings;
  readonly ledger: LedgerFacts;
  readonly effects: (account: SimulatedAccount, clusters: ClustersById) => Effects;
  /** `kind` of a stack's cluster in this cloud. */
  readonly kind: string;
  readonly bareCluster: BareManagedCluster;
  readonly network: NodeNetwork;
  readonly execPlugin: ExecPlugin;
  /** Explains why a deployer outside the network cannot reach a cluster's API server. @returns undefined if it can */
  readonly noWayIn: (cluster: CloudResource, account: Pick<AccountView, "resources">) => string | undefined;
  /** The autoscaler of its nodes. @default the cloud's own, if its effects can make room for a pod */
  readonly autoscaling?: (
    controlPlane: ControlPlane,
    effects: Pick<Effects, "makeRoom" | "fullPools">,
    lacksChart: LacksChart,
  ) => Autoscaling;
  /** Describes the limits of the simulation, one sentence each. */
  readonly sentences: (controlPlane: ControlPlane) => string[];
}
