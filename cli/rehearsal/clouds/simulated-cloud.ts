import path from "node:path";
import type { PublicCloud } from "../../../components/testing";
import { readCluster, type StackConfig } from "../../project";
import type { UnknownTypes } from "../../unknown-types";
import { text } from "../../values";
import type { ChartLedger } from "../charts";
import type { ControlPlane } from "../control-plane";
import type { CloudHoldingsList } from "../controllers";
import { runFolders } from "../engine";
import { ApiClient } from "../kubernetes";
import type { Cleanup } from "../processes";
import type { Part } from "../report";
import { SimulatedAccount } from "./account";
import { aws } from "./aws";
import { azure } from "./azure";
import { openGate } from "./endpoint-gate";
import { installShim } from "./exec-shim";
import { gcp } from "./gcp";
import { type LacksChart, missingCharts } from "./missing-charts";
import { cloudAutoscaling, PlayedAutoscaler } from "./played-autoscaler";
import type { BareManagedCluster, RehearsedCloud } from "./rehearsed-cloud";
import { startCloudProvider } from "./server";
import { Sharers, sharingSentences } from "./sharing-clusters";
import { SimulatedCluster } from "./simulated-cluster";

/** The clouds that rehearsals simulate. */
const allClouds: readonly RehearsedCloud[] = Object.values({ aws, azure, gcp } satisfies Record<
  PublicCloud,
  RehearsedCloud
>);

/** How long nodes may take to become ready, in milliseconds. Real clouds give them a quarter of an hour. */
const nodePatience = 20_000;

/** The default storage class of a cluster about which the stack says nothing: almost every cluster has one. */
const standardClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "simulated.invalid/disk",
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
};

/** The cluster of a stack before its cloud changes it. */
export interface BareCluster extends BareManagedCluster {
  /** Whether the rehearsal itself adds nodes, because no cloud of the program does. */
  readonly ownNodes: boolean;
}

/** Returns how the cluster of a stack begins: as its cloud creates it, or with nodes of the rehearsal and the class of Ingresses that it brings. */
export function bareCluster({ config }: Pick<StackConfig, "config">, project: string): BareCluster {
  const { cluster } = readCluster(config, project);
  const managed = allClouds.find(({ kind }) => kind === cluster?.kind)?.bareCluster;
  if (managed !== undefined) {
    return { ownNodes: false, ...managed };
  }
  /* Of a stack that describes its cluster, the classes are known, too. */
  const storageClasses = cluster === undefined ? [standardClass] : [];
  const ingressClass = text(cluster, "ingressClass", "name");
  return { ownNodes: true, addressStyle: "ip", storageClasses, ingressClasses: [ingressClass ?? []].flat() };
}

/** The arguments for starting the simulated clouds. */
export interface SimulatedCloudOptions {
  readonly controlPlane: ControlPlane;
  readonly holdings: CloudHoldingsList;
  readonly ledger: ChartLedger;
  /** The run's own folder. */
  readonly directory: string;
  readonly parts: Record<string, Part>;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
  readonly unknownTypes: UnknownTypes;
  /** @default all */
  readonly clouds?: readonly RehearsedCloud[];
}

/** The running simulations of clouds. */
export interface SimulatedCloud {
  /** The value of `PULUMI_DEBUG_PROVIDERS`. */
  readonly attach: string;
  /** The addresses of the API server in the clouds' networks. */
  readonly servers: readonly string[];
  /** Describes what is in the accounts, including the cloud resources that objects in the cluster hold. */
  readonly remaining: readonly string[];
  /** Describes what outlives a destroy on purpose. */
  readonly retained: readonly string[];
  /** Lifts the clouds' own protection of clusters against deletion. @returns the ids of those that had it */
  unprotect(): readonly string[];
  /** Describes the pods that no pool grows for, and why; undefined if there are none. */
  shortage(): string | undefined;
  /** Returns why connections to the API server failed since the last call, each reason once. */
  takeUnreached(): readonly string[];
  /** Describes the limits of the simulation, one sentence each, for the clouds that the program uses. */
  played(): string[];
}

/** Starts every simulated cloud. The program decides which of them it uses. */
export async function startSimulatedCloud(options: SimulatedCloudOptions): Promise<SimulatedCloud> {
  const { clouds = allClouds, controlPlane, holdings } = options;
  const forget = await controlPlane.remember();
  const accounts: (() => readonly string[])[] = [];
  const shared = { forget, accounts, sharers: new Sharers(() => accounts.flatMap((clusters) => clusters())) };
  const started = await Promise.all(clouds.map((cloud) => startCloud(cloud, shared, options)));
  return {
    attach: started.map(({ attach }) => attach).join(","),
    servers: started.map(({ gate }) => gate.server),
    get remaining() {
      return [...started.flatMap(({ account }) => account.remaining), ...holdings.remaining].toSorted();
    },
    get retained() {
      return [...started.flatMap(({ account }) => account.retained), ...holdings.retained].toSorted();
    },
    unprotect: () => started.flatMap(({ account }) => account.unprotect()),
    shortage: () => started.map(({ shortage }) => shortage()).find((one) => one !== undefined),
    takeUnreached: () => started.flatMap(({ gate }) => gate.takeReasons()),
    played: () => [
      ...started.flatMap(({ played }) => played()),
      ...sharingSentences(started.flatMap(({ account }) => account.clusters)),
    ],
  };
}

/** State that the clouds of a run share. */
interface Shared {
  /** Deletes everything in the control plane. */
  readonly forget: () => Promise<void>;
  /** Returns the ids of an account's clusters, for each account. */
  readonly accounts: (() => readonly string[])[];
  readonly sharers: Sharers;
}

/** Starts a cloud: its provider, its effects on the cluster, and the program that kubeconfigs call. */
async function startCloud(
  cloud: RehearsedCloud,
  { accounts, forget, sharers }: Shared,
  options: SimulatedCloudOptions,
) {
  const { cleanup, controlPlane, directory, holdings, ledger, parts, signal, unknownTypes } = options;
  const { execPlugin, network, provider, settings } = cloud;
  const account = new SimulatedAccount(cloud.ledger, holdings);
  accounts.push(() => account.ofType(cloud.ledger.clusterType).map(({ id }) => id));
  const gate = await openGate(controlPlane.server, () => closedWay(cloud, account));
  cleanup.add(() => gate.close());
  const client = ApiClient.withToken(controlPlane);
  cleanup.add(() => client.close());
  const lacksChart = missingCharts(ledger, client);
  const cluster = new SimulatedCluster(controlPlane, forget, {
    signal,
    network,
    sharers,
    patienceMilliseconds: nodePatience,
    networkIsAbsent: () => standsInForCilium(ledger, lacksChart),
  });
  cleanup.add(() => cluster.close());
  const effects = cloud.effects(account, cluster);
  const autoscaling =
    cloud.autoscaling?.(controlPlane, effects, lacksChart) ?? cloudAutoscaling(cloud.kind.toUpperCase(), effects);
  const autoscaler = autoscaling && new PlayedAutoscaler(controlPlane, autoscaling);
  cleanup.add(() => autoscaler?.stop());
  await installShim(path.join(directory, runFolders.bin), execPlugin, controlPlane.token);
  const part = `pulumi-resource-${provider.plugin}`;
  const used = () => parts[part] !== undefined;
  const onUse = () => {
    if (!used()) {
      autoscaler?.start();
    }
    parts[part] = { version: provider.version, official: false };
  };
  const reached = { server: gate.server, certificateAuthority: controlPlane.certificateAuthority };
  const players = { provider, settings, account, effects, unknownTypes, token: controlPlane.token };
  const server = await startCloudProvider({ ...players, controlPlane: reached, signal, onUse });
  cleanup.add(() => server.stop());
  const sentences = () => [
    ...cloud.sentences(controlPlane),
    ...(effects.played?.() ?? []),
    ...(autoscaler?.played() ?? []),
  ];
  return {
    account,
    gate,
    attach: `${provider.plugin}:${server.port}`,
    shortage: () => autoscaler?.shortage,
    played: () => (used() ? sentences() : []),
  };
}

/** Explains why the API server of the account's clusters cannot be reached; undefined if it can. */
function closedWay({ ledger, noWayIn, provider }: RehearsedCloud, account: SimulatedAccount): string | undefined {
  const clusters = account.ofType(ledger.clusterType);
  if (clusters.length === 0) {
    return `there is no cluster in the account of ${provider.plugin}`;
  }
  return clusters.map((cluster) => noWayIn(cluster, account)).find((reason) => reason !== undefined);
}

/** Reports whether nodes must become ready without Cilium, because its chart is missing. */
async function standsInForCilium(ledger: ChartLedger, lacksChart: LacksChart): Promise<boolean> {
  const absent = await lacksChart("cilium");
  if (absent) {
    ledger.leaveOut("Cilium's chart is missing: nodes become ready without it.");
  }
  return absent;
}
