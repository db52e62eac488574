import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../../error-message";
import { ApiError } from "./answer";
import type { ApiClient, WatchEvent } from "./client";
import { idOf, type KubernetesObject } from "./object";
import { type ObjectList, objectsIn } from "./object-list";

const retryMs = [50, 200, 500, 1000, 2000];

/** The part of a client that following uses. */
export type Watchable = Pick<ApiClient, "call" | "watch">;

/** What to do with the changes of a followed collection. */
export interface FollowOptions<Item> {
  readonly signal: AbortSignal;
  /** For instance `metadata.name=web`. @default all objects of the collection */
  readonly fieldSelector?: string;
  /** Called for each object at first, and whenever it changes. */
  readonly changed?: (key: string, object: Item) => void;
  /** Called with the last known state of an object that is gone. */
  readonly deleted?: (key: string, object: Item) => void;
  /** Called with each failure that is retried. */
  readonly report?: (message: string) => void;
}

/** The objects of a collection, kept up to date. */
export interface Followed<Item> {
  /** By `namespace/name`, or `name` if the kind has no namespaces. */
  readonly objects: ReadonlyMap<string, Item>;
  /** Settles when the objects are known for the first time. */
  readonly synced: Promise<void>;
  /** Settles when following has ended. */
  readonly ended: Promise<void>;
}

/** Lists and watches a collection, for instance `/api/v1/services`; starts over after each failure until the signal aborts. */
export function follow<Item extends KubernetesObject>(
  client: Watchable,
  path: string,
  options: FollowOptions<Item>,
): Followed<Item> {
  const following = new Following(client, path, options);
  let markSynced: () => void = () => undefined;
  const synced = new Promise<void>((resolve) => {
    markSynced = resolve;
  });
  return { objects: following.objects, synced, ended: following.run(markSynced).finally(markSynced) };
}

class Following<Item extends KubernetesObject> {
  readonly #client: Watchable;
  readonly #path: string;
  readonly #options: FollowOptions<Item>;
  readonly #selector: Readonly<Record<string, string>>;
  readonly objects = new Map<string, Item>();

  constructor(client: Watchable, path: string, options: FollowOptions<Item>) {
    this.#client = client;
    this.#path = path;
    this.#options = options;
    this.#selector = options.fieldSelector === undefined ? {} : { fieldSelector: options.fieldSelector };
  }

  async run(markSynced: () => void): Promise<void> {
    const { signal, report } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const call = { method: "GET", path: this.#path, query: this.#selector, signal } as const;
        const { body: list } = await this.#client.call<ObjectList<Item>>(call);
        this.#replaceAll(objectsIn(list));
        markSynced();
        failures = 0;
        await this.#watchFrom(list.metadata.resourceVersion);
      } catch (error) {
        /* 410: the version is too old to continue from, so list again. */
        if (signal.aborted || (error instanceof ApiError && error.statusCode === 410)) {
          continue;
        }
        report?.(`watching ${this.#path}: ${messageOf(error)}; trying again`);
        await delay(retryMs[Math.min(failures++, retryMs.length - 1)], undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #watchFrom(from: string): Promise<void> {
    const { signal } = this.#options;
    let resourceVersion = from;
    while (!signal.aborted) {
      const query = { ...this.#selector, allowWatchBookmarks: "true", timeoutSeconds: "290", resourceVersion };
      for await (const event of this.#client.watch<Item>({ path: this.#path, query, signal })) {
        resourceVersion = event.object.metadata.resourceVersion ?? resourceVersion;
        this.#apply(event);
      }
    }
  }

  #apply({ type, object }: WatchEvent<Item>): void {
    if (type === "DELETED") {
      this.#delete(idOf(object.metadata), object);
    } else if (type !== "BOOKMARK") {
      this.#put(idOf(object.metadata), object);
    }
  }

  /** Updates the known objects from a new list. */
  #replaceAll(items: readonly Item[]): void {
    const listed = new Map(items.map((item) => [idOf(item.metadata), item]));
    for (const [key, object] of this.objects) {
      if (listed.get(key)?.metadata.uid !== object.metadata.uid) {
        this.#delete(key, object);
      }
    }
    for (const [key, object] of listed) {
      if (this.objects.get(key)?.metadata.resourceVersion !== object.metadata.resourceVersion) {
        this.#put(key, object);
      }
    }
  }

  #put(key: string, object: Item): void {
    this.objects.set(key, object);
    this.#options.changed?.(key, object);
  }

  #delete(key: string, object: Item): void {
    this.objects.delete(key);
    this.#options.deleted?.(key, object);
  }
}
