import { setTimeout as pause } from "node:timers/promises";
import { addNodes, type ControlPlane, makeNodeReady, type SimulatedNode } from "../../../control-plane";
import { ApiClient, ApiError } from "../../../kubernetes";
import { lacksRoom, type UnplacedPod } from "../../room";
import { allocatableOf, machineOf } from "./machines";

/** A NodePool of Karpenter, as far as it matters here. */
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

/** A node that belongs to a pool of Karpenter. */
export interface KarpenterNode {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
}

/** The machine that every node is, whatever a pool asks for: 8 vCPUs and 32 GiB. */
const machine = "m7i.2xlarge";
const poolLabel = "karpenter.sh/nodepool";
const zoneLabel = "topology.kubernetes.io/zone";
const regionLabel = "topology.kubernetes.io/region";
const pollMilliseconds = 1000;

/** The next node of the first pool that is open to all pods and may still grow, in the zone that has the fewest of them. */
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

/** The nodes whose pool is gone or going. */
export function orphans(own: readonly KarpenterNode[], pools: readonly KarpenterPool[]): string[] {
  const living = new Set(
    pools.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata }) => metadata.name),
  );
  return own
    .filter(({ metadata }) => !living.has(metadata.labels[poolLabel] ?? ""))
    .map(({ metadata }) => metadata.name);
}

/** What was played, a sentence each; none where no node was needed and nothing went wrong at the last look. */
export function playedSentences(added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  const played = `Karpenter is played: ${nodes} of 8 vCPUs and 32 GiB came for pods that found no room, whatever the NodePool asks for; there are no NodeClaims, and nothing is consolidated. cluster-autoscaler is not played.`;
  return [
    ...(added === 0 ? [] : [played]),
    ...(trouble === undefined ? [] : [`Karpenter could not be played at last: ${trouble}`]),
  ];
}

/** Plays Karpenter: gives pods that find no room a node of a NodePool, and takes nodes back with their pool. */
export class PlayedKarpenter {
  readonly #controlPlane: ControlPlane;

  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  #added = 0;
  /** Why the last look came to nothing; undefined where it did not. */
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

  /** What was played, in words. */
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

  /** One look; while the API server is busy with its own beginning or end, there is another one. */
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

  /** Where the cluster's other nodes stand. */
  async #places(): Promise<{ zone: string; region: string }[]> {
    const nodes = await this.#list<KarpenterNode>(`/api/v1/nodes?labelSelector=!${poolLabel}`);
    const zones = new Map(
      nodes.map(({ metadata: { labels } }) => [labels[zoneLabel] ?? "", labels[regionLabel] ?? ""]),
    );
    return [...zones].map(([zone, region]) => ({ zone, region }));
  }

  /** A list; empty where the kind is not there. */
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
