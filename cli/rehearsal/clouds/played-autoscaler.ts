import { setTimeout as pause } from "node:timers/promises";
import type { ControlPlane } from "../control-plane";
import { ApiClient, ApiError } from "../kubernetes";
import type { Effects, FullPool } from "./effects";
import { lacksRoom, type UnplacedPod } from "./unplaced-pods";

const pollMilliseconds = 1000;
const unplacedPods = "/api/v1/pods?fieldSelector=spec.nodeName%3D";

/** The result of an autoscaler's look at the cluster. */
export interface Look {
  readonly added: boolean;
  /** Describes the pods that got no node, and why. */
  readonly shortage?: string;
}

/** How an autoscaler works. */
export interface Autoscaling {
  /** Looks at the cluster once, and adds at most one node. `added` counts the nodes so far. */
  readonly look: (client: ApiClient, added: number) => Promise<Look>;
  /** Describes its work, one sentence each; `trouble` is the problem of the last look, if it failed. */
  readonly sentences: (added: number, trouble: string | undefined) => string[];
}

/** Returns the pods that wait for a node with room, or as the given test says. */
export async function podsWithoutRoom(client: ApiClient, waits = lacksRoom): Promise<UnplacedPod[]> {
  const { items } = await client.get<{ items: readonly UnplacedPod[] }>(unplacedPods);
  return items.filter(waits);
}

/** Adds a node for the first pod that a pool can grow for: one at a time, because the scheduler may place other pods on it. */
export async function growFor(
  pods: readonly UnplacedPod[],
  effects: Pick<Effects, "makeRoom" | "fullPools">,
  zoneOf: (pod: UnplacedPod) => Promise<string | undefined> = async () => undefined,
): Promise<Look> {
  const full: FullPool[] = [];
  for (const pod of pods) {
    const zone = await zoneOf(pod);
    if (await effects.makeRoom?.(pod, zone)) {
      return { added: true };
    }
    full.push(...(effects.fullPools?.(pod, zone) ?? []));
  }
  const reasons = full.map(({ name, most }) => `pool ${name} is at its maximum of ${most}`);
  return { added: false, ...shortageOf(pods, reasons) };
}

/** Describes pods that get no node: `nodes are full, 30 pods are pending, pool general is at its maximum of 6`. */
export function shortageOf(pods: readonly UnplacedPod[], reasons: readonly string[]): Pick<Look, "shortage"> {
  const pending = pods.length === 1 ? "1 pod is pending" : `${pods.length} pods are pending`;
  return pods.length === 0 ? {} : { shortage: ["nodes are full", pending, ...new Set(reasons)].join(", ") };
}

/** Describes a cloud autoscaler's work, unless it added no node and its last look succeeded. */
export function autoscalerSentences(cloud: string, added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  const work = `${cloud}'s autoscaler is simulated: it added ${nodes} for pods that did not fit, within the limits of the pools. It removes no nodes.`;
  return [
    ...(added === 0 ? [] : [work]),
    ...(trouble === undefined ? [] : [`${cloud}'s autoscaler failed in its last run: ${trouble}`]),
  ];
}

/** Returns the autoscaler of a cloud, which adds nodes to pools that may grow; `undefined` if the cloud has none. */
export function cloudAutoscaling(
  cloud: string,
  effects: Pick<Effects, "makeRoom" | "fullPools">,
): Autoscaling | undefined {
  if (effects.makeRoom === undefined) {
    return undefined;
  }
  return {
    look: async (client) => growFor(await podsWithoutRoom(client), effects),
    sentences: (added, trouble) => autoscalerSentences(cloud, added, trouble),
  };
}

/** Simulates an autoscaler: it looks at the cluster every second, until it is stopped. */
export class PlayedAutoscaler {
  readonly #autoscaling: Autoscaling;
  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  #added = 0;
  #isStarted = false;
  /** The problem of the last look, if it failed. */
  #trouble: string | undefined;
  #shortage: string | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(controlPlane: ControlPlane, autoscaling: Autoscaling) {
    this.#autoscaling = autoscaling;
    this.#client = ApiClient.withToken(controlPlane);
  }

  /** Starts to look; may be called more than once. */
  start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#ended = this.#run();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    this.#client.close();
  }

  /** Describes the pods that got no node in the last look, and why; undefined if there are none. */
  get shortage(): string | undefined {
    return this.#shortage;
  }

  /** Describes its work, one sentence each. */
  played(): string[] {
    return this.#autoscaling.sentences(this.#added, this.#trouble);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#look();
      await pause(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Looks once. A failure does no harm: the API server may be starting or stopping, and the next look follows. */
  async #look(): Promise<void> {
    try {
      this.#trouble = undefined;
      const { added, shortage } = await this.#autoscaling.look(this.#client, this.#added);
      this.#added += added ? 1 : 0;
      this.#shortage = shortage;
    } catch (error) {
      if (!(error instanceof ApiError) && (error as NodeJS.ErrnoException).code === undefined) {
        throw error;
      }
      this.#trouble = (error as Error).message;
    }
  }
}
