import path from "node:path";
import type { PublicCloud } from "../../../components/testing";
import { readCluster, type StackConfig } from "../../project";
import type { UnknownTypes } from "../../unknown-types";
import { text } from "../../values";
import type { ChartLedger } from "../charts";
import { runFolders } from "../engine";
import { type ClusterPlanes, sharingSentences } from "../planes";
import type { Cleanup } from "../processes";
import type { Part } from "../report";
import { SimulatedAccount } from "./account";
import { aws } from "./aws";
import { azure } from "./azure";
import { CloudClusters } from "./cloud-clusters";
import { installShim } from "./exec-shim";
import { gcp } from "./gcp";
import type { LacksChart } from "./missing-charts";
import type { BareManagedCluster, RehearsedCloud } from "./rehearsed-cloud";
import { startCloudProvider } from "./server";

/** The clouds that rehearsals simulate. */
const allClouds: readonly RehearsedCloud[] = Object.values({ aws, azure, gcp } satisfies Record<
  PublicCloud,
  RehearsedCloud
>);

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

/**
 * Returns the initial state of a stack's cluster: as its cloud creates it, or with nodes of the rehearsal and the class of Ingresses that
 * it defines.
 */
export function bareCluster({ config }: Pick<StackConfig, "config">, project: string): BareCluster {
  const { cluster } = readCluster(config, project);
  const managed = allClouds.find(({ kind }) => kind === cluster?.kind)?.bareCluster;
  if (managed !== undefined) {
    return { ownNodes: false, ...managed };
  }
  /* If a stack describes its cluster, the classes are known, too. */
  const storageClasses = cluster === undefined ? [standardClass] : [];
  const ingressClass = text(cluster, "ingressClass", "name");
  return { ownNodes: true, addressStyle: "ip", storageClasses, ingressClasses: [ingressClass ?? []].flat() };
}

/** The arguments for starting the simulated clouds. */
export interface SimulatedCloudOptions {
  readonly planes: ClusterPlanes;
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
  /** The addresses of the API servers in the clouds' networks. */
  readonly servers: readonly string[];
  /** Describes what is in the accounts, including the cloud resources that objects in the cluster hold. */
  readonly remaining: readonly string[];
  /** Describes what outlives a destroy on purpose. */
  readonly retained: readonly string[];
  /** Lifts the clouds' own protection of clusters against deletion. @returns the ids of those that had it */
  unprotect(): readonly string[];
  /** Describes the pods that no pool grows for, and why; undefined if there are none. */
  shortage(): string | undefined;
  /** Returns why connections to the API servers failed since the last call, each reason once. */
  takeUnreached(): readonly string[];
  /** Describes the limits of the simulation, one sentence each, for the clouds that the program uses. */
  played(): string[];
}

/** Starts every simulated cloud. The program decides which of them it uses. */
export async function startSimulatedCloud(options: SimulatedCloudOptions): Promise<SimulatedCloud> {
  const { clouds = allClouds, planes } = options;
  const started = await Promise.all(clouds.map((cloud) => startCloud(cloud, options)));
  const ledgers = () => [...started.map(({ account }) => account), ...planes.all.map(({ holdings }) => holdings)];
  return {
    attach: started.map(({ attach }) => attach).join(","),
    get servers() {
      return started.flatMap(({ clusters }) => clusters.servers);
    },
    get remaining() {
      return ledgers()
        .flatMap(({ remaining }) => remaining)
        .toSorted();
    },
    get retained() {
      return ledgers()
        .flatMap(({ retained }) => retained)
        .toSorted();
    },
    unprotect: () => started.flatMap(({ account }) => account.unprotect()),
    shortage: () => started.map(({ clusters }) => clusters.shortage).find((one) => one !== undefined),
    takeUnreached: () => started.flatMap(({ clusters }) => clusters.takeUnreached()),
    played: () => [
      ...started.flatMap(({ played }) => played()),
      ...sharingSentences(planes, options.ledger.hasEarlierCluster),
    ],
  };
}

/** Starts a cloud: its provider, its effects on clusters, and the program that kubeconfigs call. */
async function startCloud(cloud: RehearsedCloud, options: SimulatedCloudOptions) {
  const { cleanup, directory, ledger, parts, planes, signal, unknownTypes } = options;
  const { execPlugin, provider, settings } = cloud;
  const { controlPlane } = planes.first;
  const account = new SimulatedAccount(cloud.ledger, (id) => planes.of(id).holdings);
  const clusters = new CloudClusters({
    cloud,
    account,
    planes,
    ledger,
    signal,
    networkIsAbsent: (lacksChart) => standsInForCilium(ledger, lacksChart),
  });
  cleanup.add(() => clusters.close());
  await installShim(path.join(directory, runFolders.bin), execPlugin, controlPlane.token);
  const part = `pulumi-resource-${provider.plugin}`;
  const used = () => parts[part] !== undefined;
  const onUse = () => {
    clusters.use();
    parts[part] = { version: provider.version, official: false };
  };
  const { effects } = clusters;
  const players = { provider, settings, account, effects, clusters, unknownTypes, token: controlPlane.token };
  const server = await startCloudProvider({ ...players, signal, onUse });
  cleanup.add(() => server.stop());
  const sentences = () => [...cloud.sentences(controlPlane), ...(effects.played?.() ?? []), ...clusters.played()];
  return {
    account,
    clusters,
    attach: `${provider.plugin}:${server.port}`,
    played: () => (used() ? sentences() : []),
  };
}

/** Reports whether nodes must become ready without Cilium, because its chart is missing. */
async function standsInForCilium(ledger: ChartLedger, lacksChart: LacksChart): Promise<boolean> {
  const absent = await lacksChart("cilium");
  if (absent) {
    ledger.leaveOut("Cilium's chart is missing: nodes become ready without it.");
  }
  return absent;
}
