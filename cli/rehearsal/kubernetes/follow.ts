import { setTimeout as delay } from "node:timers/promises";
import { type ApiClient, ApiError } from "../control-plane/api-client";

const retryMs = [50, 200, 500, 1000, 2000];

/** What every object has, as far as it matters here. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
}

/** What following needs of a client. */
export type Watchable = Pick<ApiClient, "get" | "lines">;

/** What to do with a followed resource's changes. */
export interface FollowOptions<T> {
  readonly signal: AbortSignal;
  /** Called for each object at first and whenever it changes. */
  readonly changed?: (key: string, object: T) => void;
  /** Called with the last known state of an object that is gone. */
  readonly deleted?: (key: string, object: T) => void;
  /** Hears of each failure that is being retried. */
  readonly report?: (message: string) => void;
}

/** A resource's objects, kept up to date. */
export interface Followed<T> {
  /** By `namespace/name`, or `name` where the resource has no namespace. */
  readonly objects: ReadonlyMap<string, T>;
  /** Settles when the objects are known for the first time. */
  readonly synced: Promise<void>;
  /** Settles when following has ended. */
  readonly ended: Promise<void>;
}

interface WatchEvent<T> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: T;
}

interface ObjectList<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

/** `namespace/name`, or `name` for an object without a namespace. */
function objectKey({ metadata }: KubernetesObject): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}

/** Lists and watches a resource, for instance `/api/v1/services`; begins anew after every failure until the signal aborts it. */
export function follow<T extends KubernetesObject>(
  client: Watchable,
  path: string,
  options: FollowOptions<T>,
): Followed<T> {
  const objects = new Map<string, T>();
  let markSynced: () => void = () => undefined;
  const synced = new Promise<void>((resolve) => {
    markSynced = resolve;
  });
  const ended = keepFollowing(client, path, objects, options, markSynced).finally(markSynced);
  return { objects, synced, ended };
}

async function keepFollowing<T extends KubernetesObject>(
  client: Watchable,
  path: string,
  objects: Map<string, T>,
  options: FollowOptions<T>,
  markSynced: () => void,
): Promise<void> {
  const { signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { metadata, items } = await client.get<ObjectList<T>>(path);
      replaceAll(objects, items, options);
      markSynced();
      failures = 0;
      await watchFrom(client, path, metadata.resourceVersion, objects, options);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      options.report?.(`watching ${path}: ${error instanceof Error ? error.message : String(error)}; trying again`);
      await delay(retryMs[Math.min(failures++, retryMs.length - 1)], undefined, { signal }).catch(() => undefined);
    }
  }
}

async function watchFrom<T extends KubernetesObject>(
  client: Watchable,
  path: string,
  from: string,
  objects: Map<string, T>,
  options: FollowOptions<T>,
): Promise<void> {
  let resourceVersion = from;
  while (!options.signal.aborted) {
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=290&resourceVersion=${resourceVersion}`;
    for await (const line of client.lines(`${path}?${query}`, options.signal)) {
      const event = JSON.parse(line) as WatchEvent<T>;
      if (event.type === "ERROR") {
        const { code, message } = event.object as unknown as { code?: number; message?: string };
        if (code === 410) {
          return; // The version is too old to go on from: list again.
        }
        throw new ApiError(code ?? 0, message ?? "the watch ended with an error");
      }
      resourceVersion = event.object.metadata.resourceVersion;
      applyEvent(objects, event, options);
    }
  }
}

function applyEvent<T extends KubernetesObject>(
  objects: Map<string, T>,
  event: WatchEvent<T>,
  options: FollowOptions<T>,
) {
  if (event.type === "BOOKMARK") {
    return;
  }
  const key = objectKey(event.object);
  if (event.type === "DELETED") {
    objects.delete(key);
    options.deleted?.(key, event.object);
  } else {
    objects.set(key, event.object);
    options.changed?.(key, event.object);
  }
}

/** Brings the known objects in line with a new list, telling of what changed and what went in between. */
function replaceAll<T extends KubernetesObject>(
  objects: Map<string, T>,
  items: readonly T[],
  options: FollowOptions<T>,
) {
  const listed = new Map(items.map((item) => [objectKey(item), item]));
  for (const [key, object] of objects) {
    if (listed.get(key)?.metadata.uid === object.metadata.uid) {
      continue;
    }
    objects.delete(key);
    options.deleted?.(key, object);
  }
  for (const [key, object] of listed) {
    const known = objects.get(key);
    objects.set(key, object);
    if (known?.metadata.resourceVersion !== object.metadata.resourceVersion) {
      options.changed?.(key, object);
    }
  }
}
