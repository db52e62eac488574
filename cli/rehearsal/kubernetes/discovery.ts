import { setTimeout as pause } from "node:timers/promises";
import { ApiError } from "./answer";
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

interface GroupVersion {
  readonly groupVersion: string;
}

interface GroupList {
  readonly groups: readonly { readonly versions: readonly GroupVersion[]; readonly preferredVersion: GroupVersion }[];
}

/** Reads the kinds of one API group and version. */
export function kindsOf(apiVersion: string, list: ResourceList | undefined): ResourceKind[] {
  return (list?.resources ?? [])
    .filter(({ name }) => !name.includes("/"))
    .map(({ name, kind, namespaced, verbs }) => ({ apiVersion, kind, plural: name, namespaced, verbs }));
}

/** Returns the path of a group and version: `/api/v1`, `/apis/apps/v1`. */
function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Returns the path of one object, or of its collection if no name is given. */
export function objectPath(kind: ResourceKind, namespace?: string, name?: string): string {
  const scope = kind.namespaced ? `/namespaces/${encodeURIComponent(namespace ?? "default")}` : "";
  return `${groupPath(kind.apiVersion)}${scope}/${kind.plural}${name === undefined ? "" : `/${encodeURIComponent(name)}`}`;
}

/** Returns the path of all objects of a kind, in every namespace. */
export function allObjectsPath(kind: ResourceKind): string {
  return objectPath({ ...kind, namespaced: false });
}

/** Keeps the kinds that the API server serves; asks again for a missing kind, because CRDs appear while it runs. */
export class Discovery {
  readonly #client: ApiClient;
  readonly #known = new Map<string, Promise<readonly ResourceKind[]>>();

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /** Lists the server's API groups, each in its preferred version or in all versions. */
  async groupVersions(which: "preferred" | "all"): Promise<string[]> {
    const { groups } = await this.#client.get<GroupList>("/apis");
    const versions = groups.flatMap((group) => (which === "all" ? group.versions : [group.preferredVersion]));
    return ["v1", ...versions.map(({ groupVersion }) => groupVersion)];
  }

  /** Asks for the kinds of a group and version; none if the server does not serve it. */
  async kinds(apiVersion: string): Promise<readonly ResourceKind[]> {
    return kindsOf(apiVersion, await this.#client.find<ResourceList>({ method: "GET", path: groupPath(apiVersion) }));
  }

  /**
   * Asks for the kinds of a group and version; none either if it is an aggregated API whose backend does not answer, which Helm leaves out, too:
   * https://github.com/helm/helm/blob/v3.22.0/pkg/action/action.go (getCapabilities)
   */
  async reachableKinds(apiVersion: string): Promise<readonly ResourceKind[]> {
    try {
      return await this.kinds(apiVersion);
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 503) {
        return [];
      }
      throw error;
    }
  }

  /** Returns a kind, or undefined if the server does not serve it at this moment. */
  async find(apiVersion: string, kind: string): Promise<ResourceKind | undefined> {
    const known = (await this.#known.get(apiVersion))?.find((candidate) => candidate.kind === kind);
    if (known) {
      return known;
    }
    const asked = this.kinds(apiVersion);
    this.#known.set(apiVersion, asked);
    return (await asked).find((candidate) => candidate.kind === kind);
  }

  /** Returns a kind; waits up to ten seconds for it, because its definition may just have been created. */
  async require(apiVersion: string, kind: string, signal?: AbortSignal): Promise<ResourceKind> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const found = await this.find(apiVersion, kind);
      if (found) {
        return found;
      }
      if (Date.now() > deadline || signal?.aborted) {
        throw new Error(
          `no matches for kind "${kind}" in version "${apiVersion}"; install its CustomResourceDefinition first`,
        );
      }
      await pause(200);
    }
  }
}
