import { clouds, unversioned } from "../../clouds";
import { type StateResource, stackType } from "../engine";

const clusterTypes = new Set(clouds.map(({ cluster }) => cluster.controlPlane));

/** The ids of the clusters on an API server, and on all others. */
export interface ClusterIds {
  readonly here: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

/**
 * Returns the resources of a state that may be about the clusters of one API server. It leaves out objects whose provider is created from
 * another cluster, and resources of clouds that only depend on other clusters. An object whose provider is created from no cluster is in
 * the one that the program finds.
 *
 * @param isFirst whether the API server is that of the cluster that the program finds
 */
export function stateOf(
  state: readonly StateResource[],
  { elsewhere, here }: ClusterIds,
  isFirst: boolean,
): readonly StateResource[] {
  const reach = new Reach(state);
  return state.filter((resource) => {
    const isObject = resource.type.startsWith("kubernetes:");
    const ids = isObject ? reach.ofProvider(resource) : reach.of(resource.urn);
    if (ids.length === 0) {
      return isFirst || !isObject;
    }
    return ids.some((id) => here.has(id)) || !ids.some((id) => elsewhere.has(id));
  });
}

/** Finds the clusters that resources are created from. */
class Reach {
  readonly #byUrn: ReadonlyMap<string, StateResource>;
  readonly #children = new Map<string, string[]>();
  readonly #found = new Map<string, readonly string[]>();

  constructor(state: readonly StateResource[]) {
    this.#byUrn = new Map(state.map((resource) => [resource.urn, resource]));
    for (const { parent, urn } of state) {
      if (parent !== undefined) {
        this.#children.set(parent, [...(this.#children.get(parent) ?? []), urn]);
      }
    }
  }

  /** Returns the ids of the clusters that a resource is or depends on. */
  of(urn: string): readonly string[] {
    const found = this.#found.get(urn) ?? this.#search([urn]);
    this.#found.set(urn, found);
    return found;
  }

  /** Returns the ids of the clusters that the kubeconfig of an object's provider comes from. */
  ofProvider({ provider }: StateResource): readonly string[] {
    const urn = provider?.slice(0, provider.lastIndexOf("::")) ?? "";
    const known = this.#byUrn.get(urn);
    const sources = known?.propertyDependencies?.kubeconfig ?? known?.dependencies ?? [];
    return [...new Set(sources.flatMap((source) => this.of(source)))];
  }

  #search(urns: string[]): readonly string[] {
    const seen = new Set<string>();
    const ids = new Set<string>();
    for (let urn = urns.pop(); urn !== undefined; urn = urns.pop()) {
      const resource = this.#byUrn.get(urn);
      if (resource === undefined || seen.has(urn)) {
        continue;
      }
      seen.add(urn);
      if (clusterTypes.has(unversioned(resource.type)) && resource.id !== undefined) {
        ids.add(resource.id);
        continue;
      }
      /* The outputs of a component come from its children. */
      const below = resource.custom === false && resource.type !== stackType ? this.#children.get(urn) : [];
      urns.push(...(resource.dependencies ?? []), ...(below ?? []));
    }
    return [...ids];
  }
}
