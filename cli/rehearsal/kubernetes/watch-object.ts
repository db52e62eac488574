import { setTimeout as pause } from "node:timers/promises";
import { type ClusterAccess, readObject, referenceTo } from "./cluster-access";
import { objectPath } from "./discovery";
import type { KubernetesObject } from "./object";

/** How often an object is looked at again when no change of it is reported. */
const tickMilliseconds = 1000;

/**
 * Looks at an object now, on each of its changes and once a second, until `done` says so or the time is over.
 * Resolves with false when the time was over first.
 */
export async function watchObject(
  access: ClusterAccess,
  object: KubernetesObject,
  limits: { readonly timeoutSeconds: number; readonly signal: AbortSignal },
  done: (current: KubernetesObject | undefined) => Promise<boolean>,
): Promise<boolean> {
  const watching = new AbortController();
  const signal = AbortSignal.any([limits.signal, watching.signal]);
  const changes = new ChangeSignal();
  const deadline = Date.now() + limits.timeoutSeconds * 1000;
  const watch = keepWatching(access, object, signal, () => changes.raise());
  try {
    for (;;) {
      limits.signal.throwIfAborted();
      if (await done(await readObject(access, referenceTo(object), limits.signal))) {
        return true;
      }
      const left = deadline - Date.now();
      if (left <= 0) {
        return false;
      }
      await changes.wait(Math.min(left, tickMilliseconds), limits.signal);
    }
  } finally {
    watching.abort();
    await watch;
  }
}

/** Remembers that something changed, so that a change between two looks is never missed. */
class ChangeSignal {
  #raised = false;
  #wake: (() => void) | undefined;

  raise(): void {
    this.#raised = true;
    this.#wake?.();
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(finish, milliseconds);
        this.#wake = finish;
        signal.addEventListener("abort", finish, { once: true });
        function finish() {
          clearTimeout(timer);
          signal.removeEventListener("abort", finish);
          resolve();
        }
      });
    }
    this.#raised = false;
    this.#wake = undefined;
  }
}

/** Watches one object, again and again, until the signal aborts; ends quietly when its kind is gone. */
async function keepWatching(
  access: ClusterAccess,
  object: KubernetesObject,
  signal: AbortSignal,
  onChange: () => void,
): Promise<void> {
  const kind = await access.discovery.find(object.apiVersion, object.kind);
  if (!kind) {
    return;
  }
  const { name, namespace } = object.metadata;
  while (!signal.aborted) {
    try {
      const call = {
        path: objectPath(kind, namespace),
        query: { fieldSelector: `metadata.name=${name}`, timeoutSeconds: "300" },
        signal,
      };
      await access.client.watch<KubernetesObject>(call, onChange);
    } catch {
      // A watch only makes the looks come sooner: the once-a-second look reports what is really wrong.
      if (!signal.aborted) {
        await pause(tickMilliseconds, undefined, { signal }).catch(() => undefined);
      }
    }
    onChange();
  }
}
