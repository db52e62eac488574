import { setTimeout as pause } from "node:timers/promises";
import { type ControlPlane } from "../control-plane";
import { ApiClient, ApiError } from "../kubernetes";
import { type Effects } from "./effects";
import { lacksRoom, type UnplacedPod } from "./room";

const pollMilliseconds = 1000;

/** What was played, a sentence each; none where no node was needed and nothing went wrong at the last look. */
export function autoscalerSentences(cloud: string, added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  return [
    ...(added === 0
      ? []
      : [
          `${cloud}'s autoscaler is played: ${nodes} came for pods that found no room, within the pools' bounds; none is taken back.`,
        ]),
    ...(trouble === undefined ? [] : [`${cloud}'s autoscaler could not be played at last: ${trouble}`]),
  ];
}

/** Plays the autoscaler that a cloud brings: gives pods that find no room a node of a pool that may grow. */
export class PlayedAutoscaler {
  readonly #cloud: string;
  readonly #makeRoom: NonNullable<Effects["makeRoom"]>;

  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  #added = 0;
  /** Why the last look came to nothing; undefined where it did not. */
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

  /** What was played, in words. */
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

  /** One look; while the API server is busy with its own beginning or end, there is another one. */
  async #tick(): Promise<void> {
    try {
      this.#trouble = undefined;
      const path = "/api/v1/pods?fieldSelector=spec.nodeName%3D";
      const { items } = await this.#client.get<{ items: readonly UnplacedPod[] }>(path);
      // One at a time, so that the scheduler is asked again before the next: what found no room may find it there.
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
