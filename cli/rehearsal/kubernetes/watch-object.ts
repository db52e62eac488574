import { type ClusterAccess, readObject } from "./cluster-access";
import { objectPath } from "./discovery";
import { follow } from "./follow";
import { type KubernetesObject, referenceTo } from "./object";

const tickMilliseconds = 1000;

/**
 * Looks at an object now, after each of its changes and once a second, until `done` returns true or the time is up.
 *
 * @returns false if the time is up first
 */
export async function watchObject(
  access: ClusterAccess,
  object: KubernetesObject,
  limits: { readonly timeoutSeconds: number; readonly signal: AbortSignal },
  done: (current: KubernetesObject | undefined) => Promise<boolean>,
): Promise<boolean> {
  const watching = new AbortController();
  const changes = new ChangeSignal();
  const deadline = Date.now() + limits.timeoutSeconds * 1000;
  const ended = followObject(access, object, AbortSignal.any([limits.signal, watching.signal]), () => changes.raise());
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
    await ended;
  }
}

/** Following only makes the next check come sooner; the check itself reports problems. */
async function followObject(
  { client, discovery }: ClusterAccess,
  { apiVersion, kind, metadata }: KubernetesObject,
  signal: AbortSignal,
  onChange: () => void,
): Promise<void> {
  const served = await discovery.find(apiVersion, kind);
  if (served) {
    const fieldSelector = `metadata.name=${metadata.name}`;
    const options = { signal, fieldSelector, changed: onChange, deleted: onChange };
    await follow(client, objectPath(served, metadata.namespace), options).ended;
  }
}

/** Remembers that something changed, so that no change between two looks is missed. */
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
