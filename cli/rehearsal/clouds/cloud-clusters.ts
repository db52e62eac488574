import type { ApiServer } from "../../clouds";
import { type ClusterPlanes, keyOf, type Plane } from "../planes";
import type { SimulatedAccount } from "./account";
import type { Effects } from "./effects";
import { type Gate, openGate } from "./endpoint-gate";
import { type LacksChart, missingCharts } from "./missing-charts";
import { cloudAutoscaling, PlayedAutoscaler } from "./played-autoscaler";
import type { RehearsedCloud } from "./rehearsed-cloud";
import { type CloudCluster, SimulatedCluster } from "./simulated-cluster";

/** How long nodes may take to become ready, in milliseconds. Real clouds give them a quarter of an hour. */
const nodePatience = 20_000;

/** The parts of a run that the clusters of a cloud use. */
export interface CloudClustersOptions {
  readonly cloud: RehearsedCloud;
  readonly account: SimulatedAccount;
  readonly planes: ClusterPlanes;
  readonly ledger: Parameters<typeof missingCharts>[0];
  readonly signal: AbortSignal;
  /** Reports whether nodes must become ready without a network plugin, because its chart is missing. */
  readonly networkIsAbsent: (lacksChart: LacksChart) => Promise<boolean>;
}

/** The work of a cloud on an API server. */
interface Part {
  readonly cluster: SimulatedCluster;
  readonly autoscaler: PlayedAutoscaler | undefined;
}

/** The clusters of a cloud: each has an API server, a connection to it, and the changes that the cloud makes in it. */
export class CloudClusters {
  readonly effects: Effects;
  readonly #options: CloudClustersOptions;
  readonly #parts = new Map<Plane, Part>();
  readonly #gates = new Map<string, Gate>();
  /** Sentences about the autoscalers of deleted clusters. */
  readonly #played: string[] = [];

  constructor(options: CloudClustersOptions) {
    this.#options = options;
    this.effects = options.cloud.effects(options.account, (id) => this.of(id));
    options.planes.onEnd((plane) => this.#end(plane));
  }

  /** Returns the cluster with an id; without one, or if the program did not create it, the one that the program finds. */
  of(id: string | undefined): CloudCluster {
    return this.#partOn(this.#options.planes.of(id)).cluster;
  }

  /** Simulates the autoscaler of a cluster that the program finds. */
  use(): void {
    this.#partOn(this.#options.planes.first).autoscaler?.start();
  }

  /** Gives an API server to a cluster that is being created. */
  async make(id: string): Promise<void> {
    const { account, cloud, planes } = this.#options;
    const plane = await planes.place(id);
    this.#partOn(plane).autoscaler?.start();
    if (!this.#gates.has(keyOf(id))) {
      const gate = await openGate(
        () => planes.of(id).controlPlane.server,
        () => closedWay(cloud, account, planes.has(id) ? id : undefined),
      );
      this.#gates.set(keyOf(id), gate);
    }
  }

  /** Returns the API server of a cluster as a deployer reaches it; undefined if the program did not create the cluster. */
  at(id: string): ApiServer | undefined {
    const gate = this.#gates.get(keyOf(id));
    const { certificateAuthority } = this.#options.planes.first.controlPlane;
    return (
      gate && { endpoint: gate.server, certificateAuthority: Buffer.from(certificateAuthority).toString("base64") }
    );
  }

  /** The addresses of the API servers in the cloud's networks. */
  get servers(): readonly string[] {
    return [...this.#gates.values()].map(({ server }) => server);
  }

  /** Describes the pods that no pool grows for, and why; undefined if there are none. */
  get shortage(): string | undefined {
    return [...this.#parts.values()].map(({ autoscaler }) => autoscaler?.shortage).find((one) => one !== undefined);
  }

  /** Returns why connections to the API servers failed since the last call, each reason once. */
  takeUnreached(): string[] {
    return [...new Set([...this.#gates.values()].flatMap((gate) => gate.takeReasons()))];
  }

  /** Describes the work of the autoscalers, one sentence each. */
  played(): string[] {
    const running = [...this.#parts.values()].flatMap(({ autoscaler }) => autoscaler?.played() ?? []);
    return [...new Set([...this.#played, ...running])];
  }

  async close(): Promise<void> {
    await Promise.all([...this.#gates.values()].map((gate) => gate.close()));
    await Promise.all([...this.#parts.values()].map(closePart));
  }

  #partOn(plane: Plane): Part {
    const part = this.#parts.get(plane) ?? this.#newPart(plane);
    this.#parts.set(plane, part);
    return part;
  }

  #newPart(plane: Plane): Part {
    const { cloud, ledger, networkIsAbsent, planes, signal } = this.#options;
    const { controlPlane } = plane;
    const lacksChart = missingCharts(ledger, plane.access.client);
    const cluster = new SimulatedCluster(controlPlane, {
      signal,
      network: cloud.network,
      patienceMilliseconds: nodePatience,
      networkIsAbsent: () => networkIsAbsent(lacksChart),
      isLast: (id) => planes.isLast(id),
      wipe: () => planes.empty(plane),
    });
    const effects = onCluster(this.effects, cluster);
    const autoscaling =
      cloud.autoscaling?.(controlPlane, effects, lacksChart) ?? cloudAutoscaling(cloud.kind.toUpperCase(), effects);
    return { cluster, autoscaler: autoscaling && new PlayedAutoscaler(controlPlane, autoscaling) };
  }

  /** Ends what this cloud does on an API server, which clusters of other clouds may share. */
  async #end(plane: Plane): Promise<void> {
    const part = this.#parts.get(plane);
    if (part !== undefined) {
      this.#parts.delete(plane);
      await closePart(part);
      this.#played.push(...(part.autoscaler?.played() ?? []));
    }
  }
}

async function closePart({ autoscaler, cluster }: Part): Promise<void> {
  await autoscaler?.stop();
  await cluster.close();
}

/** Returns how the pools of one cluster grow. */
function onCluster(effects: Effects, cluster: CloudCluster): Pick<Effects, "makeRoom" | "fullPools"> {
  const makeRoom = effects.makeRoom?.bind(effects);
  const fullPools = effects.fullPools?.bind(effects);
  return {
    ...(makeRoom && { makeRoom: (pod, zone) => makeRoom(pod, zone, cluster) }),
    ...(fullPools && { fullPools: (pod, zone) => fullPools(pod, zone, cluster) }),
  };
}

/**
 * Explains why the API server of a cluster cannot be reached; undefined if it can.
 *
 * @param id undefined for a cluster that is deleted
 */
function closedWay(
  { ledger, noWayIn, provider }: RehearsedCloud,
  account: SimulatedAccount,
  id: string | undefined,
): string | undefined {
  const cluster = id === undefined ? undefined : account.find(ledger.clusterType, id);
  return cluster === undefined
    ? `the cluster is no longer in the account of ${provider.plugin}`
    : noWayIn(cluster, account);
}
