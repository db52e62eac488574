import { setTimeout as pause } from "node:timers/promises";
import { addNodes, type ControlPlane, makeNodeReady, type SimulatedNode } from "../../control-plane";
import { ApiClient, ApiError } from "../../kubernetes";
import { lacksRoom, type UnplacedPod } from "../unplaced-pods";
import { allocatableOf, machineOf } from "./machines";

/** The fields of a Karpenter NodePool that matter here. */
export interface KarpenterPool {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec: {
    readonly limits?: { readonly cpu?: string | number };
    readonly template: {
      readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      readonly spec: { readonly taints?: readonly object[] };
    };
  };
}

/** A node, with its labels. */
export interface KarpenterNode {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
}

/** The machine of every node, whatever its pool asks for: 8 vCPUs and 32 GiB. */
const machine = "m7i.2xlarge";
const poolLabel = "karpenter.sh/nodepool";
const zoneLabel = "topology.kubernetes.io/zone";
const regionLabel = "topology.kubernetes.io/region";
const pollMilliseconds = 1000;

/** Returns the next node, of the first pool without taints that may still grow, in the zone with the fewest nodes. */
export function nextNode(
  pools: readonly KarpenterPool[],
  own: readonly KarpenterNode[],
  places: readonly { readonly zone: string; readonly region: string }[],
  number: number,
): SimulatedNode | undefined {
  const { cpus } = machineOf(machine);
  const pool = pools.find(({ metadata, spec }) => {
    const count = own.filter(({ metadata: { labels } }) => labels[poolLabel] === metadata.name).length;
    const limit = Number(spec.limits?.cpu ?? Number.POSITIVE_INFINITY);
    return (spec.template.spec.taints ?? []).length === 0 && (count + 1) * cpus <= limit;
  });
  const nodesIn = (zone: string) => own.filter(({ metadata: { labels } }) => labels[zoneLabel] === zone).length;
  const [place] = places.toSorted((one, other) => nodesIn(one.zone) - nodesIn(other.zone));
  if (pool === undefined || place === undefined) {
    return undefined;
  }
  const { name } = pool.metadata;
  const labels = {
    ...pool.spec.template.metadata?.labels,
    [poolLabel]: name,
    [zoneLabel]: place.zone,
    [regionLabel]: place.region,
    "node.kubernetes.io/instance-type": machine,
  };
  return { name: `karpenter-${name}-${number}`, labels, allocatable: { ...allocatableOf(machine) } };
}

/** Lists the nodes whose pool is gone or being deleted. */
export function orphans(own: readonly KarpenterNode[], pools: readonly KarpenterPool[]): string[] {
  const living = new Set(
    pools.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata }) => metadata.name),
  );
  return own
    .filter(({ metadata }) => !living.has(metadata.labels[poolLabel] ?? ""))
    .map(({ metadata }) => metadata.name);
}

/** Describes what was simulated, one sentence each; nothing if no node was needed and the last attempt did not fail. */
export function playedSentences(added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  const played = `Karpenter is simulated: pods that found no room got ${nodes} of 8 vCPUs and 32 GiB, whatever the NodePool asks for. There are no NodeClaims and no consolidation. cluster-autoscaler is not simulated.`;
  return [
    ...(added === 0 ? [] : [played]),
    ...(trouble === undefined ? [] : [`The last attempt to simulate Karpenter failed: ${trouble}`]),
  ];
}

/** Plays Karpenter: adds nodes of a NodePool for pods that find no room, and removes nodes with their pool. */
export class PlayedKarpenter {
  readonly #controlPlane: ControlPlane;
  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  #added = 0;
  /** Why the last attempt failed, if it did. */
  #trouble: string | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#client = ApiClient.withToken(controlPlane);
  }

  start(): void {
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    this.#client.close();
  }

  /** Describes what was simulated, one sentence each. */
  played(): string[] {
    return playedSentences(this.#added, this.#trouble);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#tick();
      await pause(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Makes one attempt. It may fail while the API server starts or stops; another one follows. */
  async #tick(): Promise<void> {
    try {
      this.#trouble = undefined;
      const pools = await this.#list<KarpenterPool>("/apis/karpenter.sh/v1/nodepools");
      const own = await this.#list<KarpenterNode>(`/api/v1/nodes?labelSelector=${poolLabel}`);
      for (const name of orphans(own, pools)) {
        await this.#client.delete(`/api/v1/nodes/${name}`);
      }
      if (
        pools.length === 0 ||
        !(await this.#list<UnplacedPod>("/api/v1/pods?fieldSelector=spec.nodeName%3D")).some(lacksRoom)
      ) {
        return;
      }
      const node = nextNode(pools, own, await this.#places(), this.#added + 1);
      if (node === undefined) {
        return;
      }
      await addNodes(this.#client, [node], this.#controlPlane.kubernetesVersion);
      await makeNodeReady(this.#client, node.name);
      this.#added += 1;
    } catch (error) {
      if (!(error instanceof ApiError) && (error as NodeJS.ErrnoException).code === undefined) {
        throw error;
      }
      this.#trouble = (error as Error).message;
    }
  }

  /** Lists the zones of the other nodes. */
  async #places(): Promise<{ zone: string; region: string }[]> {
    const nodes = await this.#list<KarpenterNode>(`/api/v1/nodes?labelSelector=!${poolLabel}`);
    const zones = new Map(
      nodes.map(({ metadata: { labels } }) => [labels[zoneLabel] ?? "", labels[regionLabel] ?? ""]),
    );
    return [...zones].map(([zone, region]) => ({ zone, region }));
  }

  /** Lists objects; none if their kind does not exist. */
  async #list<T>(path: string): Promise<readonly T[]> {
    try {
      return (await this.#client.get<{ items: readonly T[] }>(path)).items;
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 404) {
        return [];
      }
      throw error;
    }
  }
}
