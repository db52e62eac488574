import { setTimeout as pause } from "node:timers/promises";
import { type ControlPlane } from "../control-plane";
import { ApiClient, ApiError } from "../kubernetes";
import { type Effects } from "./effects";
import { lacksRoom, type UnplacedPod } from "./unplaced-pods";

const pollMilliseconds = 1000;

/** Describes the autoscaler's work, unless it added no node and its last look succeeded. */
export function autoscalerSentences(cloud: string, added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  return [
    ...(added === 0
      ? []
      : [
          `${cloud}'s autoscaler is simulated: it added ${nodes} for pods without room, within the pools' bounds, and removes none.`,
        ]),
    ...(trouble === undefined ? [] : [`${cloud}'s autoscaler failed at its last look: ${trouble}`]),
  ];
}

/** Simulates a cloud's autoscaler: adds nodes to pools that may grow, for pods without room. */
export class PlayedAutoscaler {
  readonly #cloud: string;
  readonly #makeRoom: NonNullable<Effects["makeRoom"]>;

  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  #added = 0;
  /** The problem of the last look, if it failed. */
  #trouble: string | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(cloud: string, controlPlane: ControlPlane, makeRoom: NonNullable<Effects["makeRoom"]>) {
    this.#cloud = cloud;
    this.#makeRoom = makeRoom;

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

  /** Describes its work, one sentence each. */
  played(): string[] {
    return autoscalerSentences(this.#cloud, this.#added, this.#trouble);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#tick();
      await pause(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Looks for pods once. A failure does no harm: the API server may be starting or stopping, and the next look follows. */
  async #tick(): Promise<void> {
    try {
      this.#trouble = undefined;
      const path = "/api/v1/pods?fieldSelector=spec.nodeName%3D";
      const { items } = await this.#client.get<{ items: readonly UnplacedPod[] }>(path);
      // Adds one node at a time, because the scheduler may place other pods on it.
      for (const pod of items.filter(lacksRoom)) {
        if (!(await this.#makeRoom(pod))) {
          continue;
        }
        this.#added += 1;
        return;
      }
    } catch (error) {
      if (!(error instanceof ApiError) && (error as NodeJS.ErrnoException).code === undefined) {
        throw error;
      }
      this.#trouble = (error as Error).message;
    }
  }
}
