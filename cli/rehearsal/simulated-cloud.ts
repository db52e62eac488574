import path from "node:path";
import type { StackConfig } from "../project";
import { isMap } from "../stack-config";
import type { ChartLedger } from "./charts/chart-ledger";
import type { Cleanup } from "./cleanup";
import type { CloudHoldingsList } from "./cloud-holdings";
import type { ControlPlane } from "./control-plane";
import { runFolders } from "./engine/environment";
import { SimulatedAccount } from "./providers/aws/account";
import { gp2Class } from "./providers/aws/cluster/addon-objects";
import { PlayedKarpenter } from "./providers/aws/cluster/karpenter";
import { SimulatedCluster } from "./providers/aws/cluster/simulated-cluster";
import { installAwsShim } from "./providers/aws/exec-shim";
import { simulatedVersion, startAwsProvider } from "./providers/aws/server";
import type { Part } from "./report/report";

/** Milliseconds that nodes are given to become ready; EKS itself gives them a quarter of an hour. */
const nodePatience = 20_000;

/** What a cluster is before its cloud has done anything with it. */
export interface BareCluster {
  /** Whether nodes come with the rehearsal, since no cloud of the program makes any. */
  readonly ownNodes: boolean;
  readonly addressStyle: "ip" | "hostname";
  readonly storageClasses: readonly object[];
}

/** How the cluster of a stack begins: with nodes of the rehearsal's own, or as its cloud hands it out. */
export function bareCluster({ config }: Pick<StackConfig, "config">): BareCluster {
  return clusterKind(config["keelson:cluster"]) === "eks"
    ? { ownNodes: false, addressStyle: "hostname", storageClasses: [gp2Class] }
    : { ownNodes: true, addressStyle: "ip", storageClasses: [] };
}

function clusterKind(setting: string | undefined): unknown {
  if (setting === undefined || !setting.startsWith("{")) return undefined;
  const cluster: unknown = JSON.parse(setting);
  return isMap(cluster) ? cluster.kind : undefined;
}

/** What starting the simulated cloud needs. */
export interface SimulatedCloudOptions {
  readonly controlPlane: ControlPlane;
  readonly holdings: CloudHoldingsList;
  readonly ledger: ChartLedger;
  /** The run's own folder. */
  readonly directory: string;
  readonly parts: Record<string, Part>;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/** The simulated AWS at work. */
export interface SimulatedCloud {
  readonly account: SimulatedAccount;
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly attach: string;
  /** Where the simulation begins, one sentence each; empty where the program uses no AWS. */
  played(): string[];
}

/** Starts the simulated AWS: its provider, its side of the cluster, and the `aws` that kubeconfigs call. */
export async function startSimulatedCloud(options: SimulatedCloudOptions): Promise<SimulatedCloud> {
  const { cleanup, controlPlane, directory, holdings, ledger, parts, signal } = options;
  const account = new SimulatedAccount(holdings);
  const forget = await controlPlane.remember();
  const networkIsAbsent = () => standsInForCilium(ledger);
  const cluster = new SimulatedCluster(controlPlane, forget, {
    signal,
    patienceMilliseconds: nodePatience,
    networkIsAbsent,
  });
  cleanup.add(() => cluster.close());
  const karpenter = new PlayedKarpenter(controlPlane);
  cleanup.add(() => karpenter.stop());
  await installAwsShim(path.join(directory, runFolders.bin), controlPlane.token);
  const used = () => parts["pulumi-resource-aws"] !== undefined;
  const onUse = () => {
    if (!used()) karpenter.start();
    parts["pulumi-resource-aws"] = { version: simulatedVersion, official: false };
  };
  const provider = await startAwsProvider({ account, cluster, controlPlane, signal, onUse });
  cleanup.add(() => provider.stop());
  return {
    account,
    attach: `aws:${provider.port}`,
    played: () => (used() ? [...sentences(controlPlane), ...karpenter.played()] : []),
  };
}

/** Nodes would wait for ever for a network plugin that only its chart could bring. */
function standsInForCilium(ledger: ChartLedger): boolean {
  const absent = ledger.notes.some(({ name, content }) => name === "cilium" && content !== "full");
  if (absent) ledger.leaveOut("Cilium's chart is not there: nodes become ready without it.");
  return absent;
}

function sentences({ kubernetesVersion }: ControlPlane): string[] {
  return [
    `AWS is simulated from the provider on: a ledger with AWS' own rules for names, ranges, limits and what blocks a deletion; no call leaves this machine. The control plane is Kubernetes ${kubernetesVersion}, whichever minor is asked for.`,
    "AWS permissions, quotas other than for addresses, prices, capacity and real durations are not simulated; new roles are unknown to other services for 0.3 s, refusals that may pass are tried again for 5 s.",
    "Managed add-ons of EKS are workloads of their names and labels; their configuration values are only checked for being JSON. Nodes have their pool's labels, taints and machine size; user data, images and disks are not looked at.",
    "Kubernetes' API knows one administrator: access entries are in the ledger only.",
  ];
}
