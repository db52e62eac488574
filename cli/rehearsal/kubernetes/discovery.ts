import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "./client";

/** How the API server serves a kind. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ResourceList {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
    readonly verbs: readonly string[];
  }[];
}

/** The kinds of one API group and version, as plain data. */
export function kindsOf(apiVersion: string, list: ResourceList): ResourceKind[] {
  return list.resources
    .filter(({ name }) => !name.includes("/"))
    .map(({ name, kind, namespaced, verbs }) => ({ apiVersion, kind, plural: name, namespaced, verbs }));
}

/** The path of a group and version: `/api/v1`, `/apis/apps/v1`. */
export function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of one object, or of the collection when there is no name. */
export function objectPath(kind: ResourceKind, namespace?: string, name?: string): string {
  const scope = kind.namespaced ? `/namespaces/${encodeURIComponent(namespace ?? "default")}` : "";
  return `${groupPath(kind.apiVersion)}${scope}/${kind.plural}${name === undefined ? "" : `/${encodeURIComponent(name)}`}`;
}

/** Knows which kinds the API server has; asks again when one is missing, since CRDs come while it runs. */
export class Discovery {
  readonly #client: ApiClient;

  readonly #known = new Map<string, Promise<readonly ResourceKind[]>>();

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /** The kind, or undefined when the server does not have it (now). */
  async find(apiVersion: string, kind: string): Promise<ResourceKind | undefined> {
    const asked = this.#known.get(apiVersion);
    const found = (await asked)?.find((candidate) => candidate.kind === kind);
    if (found) {
      return found;
    }
    const again = this.#ask(apiVersion);
    this.#known.set(apiVersion, again);
    return (await again).find((candidate) => candidate.kind === kind);
  }

  /** The kind; waits up to ten seconds for one whose definition has only just been made. */
  async require(apiVersion: string, kind: string, signal?: AbortSignal): Promise<ResourceKind> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const found = await this.find(apiVersion, kind);
      if (found) {
        return found;
      }
      if (Date.now() > deadline || signal?.aborted) {
        throw new Error(
          `no matches for kind "${kind}" in version "${apiVersion}": is its CustomResourceDefinition installed before it?`,
        );
      }
      await pause(200);
    }
  }

  async #ask(apiVersion: string): Promise<readonly ResourceKind[]> {
    const list = await this.#client.find<ResourceList>({ method: "GET", path: groupPath(apiVersion) });
    return list ? kindsOf(apiVersion, list) : [];
  }
}
