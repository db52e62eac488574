import path from "node:path";
import type { PublicCloud } from "../../../components/testing";
import { readCluster, type StackConfig } from "../../project";
import { type ChartLedger } from "../charts";
import { type ControlPlane } from "../control-plane";
import { type CloudHoldingsList } from "../controllers";
import { runFolders } from "../engine";
import { type Cleanup } from "../processes";
import { type Part } from "../report";
import { SimulatedAccount } from "./account";
import { aws } from "./aws";
import { azure } from "./azure";
import { type Effects } from "./effects";
import { installShim } from "./exec-shim";
import { gcp } from "./gcp";
import { PlayedAutoscaler } from "./played-autoscaler";
import { type BareManagedCluster, type RehearsedCloud } from "./rehearsed-cloud";
import { startCloudProvider } from "./server";
import { SimulatedCluster } from "./simulated-cluster";

/** Every cloud that is simulated. */
const clouds = Object.values({ aws, azure, gcp } satisfies Record<PublicCloud, RehearsedCloud>);

/** Milliseconds that nodes are given to become ready; clouds themselves give them a quarter of an hour. */
const nodePatience = 20_000;

/** What a cluster is before its cloud has done anything with it. */
export interface BareCluster extends BareManagedCluster {
  /** Whether nodes come with the rehearsal, since no cloud of the program makes any. */
  readonly ownNodes: boolean;
}

/** Returns how the cluster of a stack begins: with nodes of the rehearsal, or as its cloud creates it. */
export function bareCluster({ config }: Pick<StackConfig, "config">, project: string): BareCluster {
  const { cluster } = readCluster(config, project);
  const managed = clouds.find(({ kind }) => kind === cluster?.kind)?.bareCluster;
  return managed === undefined
    ? { ownNodes: true, addressStyle: "ip", storageClasses: [] }
    : { ownNodes: false, ...managed };
}

/** What starting the simulated clouds needs. */
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

/** The simulated clouds at work. */
export interface SimulatedCloud {
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly attach: string;
  /** What is in the accounts, and what the cluster's objects hold of them, in words. */
  readonly remaining: readonly string[];
  /** What outlives a destroy on purpose, in words. */
  readonly retained: readonly string[];
  /** Where the simulation begins, one sentence each; empty where the program uses no cloud. */
  played(): string[];
}

/** Starts every simulated cloud: a program decides which of them it uses. */
export async function startSimulatedCloud(options: SimulatedCloudOptions): Promise<SimulatedCloud> {
  const { controlPlane, holdings } = options;
  const forget = await controlPlane.remember();
  const started = await Promise.all(clouds.map((cloud) => startCloud(cloud, forget, options)));
  return {
    attach: started.map(({ attach }) => attach).join(","),
    get remaining() {
      return [...started.flatMap(({ account }) => account.remaining), ...holdings.remaining].toSorted();
    },
    get retained() {
      return [...started.flatMap(({ account }) => account.retained), ...holdings.retained].toSorted();
    },
    played: () => started.flatMap(({ played }) => played()),
  };
}

/** Starts a cloud: its provider, its side of the cluster, and the program that kubeconfigs call. */
async function startCloud(cloud: RehearsedCloud, forget: () => Promise<void>, options: SimulatedCloudOptions) {
  const { cleanup, controlPlane, directory, holdings, ledger, parts, signal } = options;
  const { execPlugin, network, provider, settings } = cloud;
  const account = new SimulatedAccount(cloud.ledger, holdings);
  const cluster = new SimulatedCluster(controlPlane, forget, {
    signal,
    network,
    patienceMilliseconds: nodePatience,
    networkIsAbsent: () => standsInForCilium(ledger),
  });
  cleanup.add(() => cluster.close());
  const effects = cloud.effects(account, cluster);
  const actors = [...(cloud.actors?.(controlPlane) ?? []), ...autoscalerOf(cloud, effects, controlPlane)];
  for (const actor of actors) {
    cleanup.add(() => actor.stop());
  }
  await installShim(path.join(directory, runFolders.bin), execPlugin, controlPlane.token);
  const part = `pulumi-resource-${provider.plugin}`;
  const used = () => parts[part] !== undefined;
  const onUse = () => {
    if (!used()) {
      for (const actor of actors) {
        actor.start();
      }
    }
    parts[part] = { version: provider.version, official: false };
  };
  const server = await startCloudProvider({ provider, settings, account, effects, controlPlane, signal, onUse });
  cleanup.add(() => server.stop());
  const sentences = () => [...cloud.sentences(controlPlane), ...actors.flatMap((actor) => actor.played())];
  return { account, attach: `${provider.plugin}:${server.port}`, played: () => (used() ? sentences() : []) };
}

/** The autoscaler that a cloud brings, where it plays one. */
function autoscalerOf({ kind }: RehearsedCloud, effects: Effects, controlPlane: ControlPlane): PlayedAutoscaler[] {
  const makeRoom = effects.makeRoom?.bind(effects);
  return makeRoom === undefined ? [] : [new PlayedAutoscaler(kind.toUpperCase(), controlPlane, makeRoom)];
}

/** Nodes would wait for ever for a network plugin that only its chart could bring. */
function standsInForCilium(ledger: ChartLedger): boolean {
  const absent = ledger.notes.some(({ name, content }) => name === "cilium" && content !== "full");
  if (absent) {
    ledger.leaveOut("Cilium's chart is not there: nodes become ready without it.");
  }
  return absent;
}
