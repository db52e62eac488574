import { numberAt, type Properties, recordsAt, textAt } from "../../../../clouds";
import { type Entry } from "../../account";

/** A node pool of a cluster, made with it or added to it. */
export interface Pool {
  /** `…/managedClusters/prod/agentPools/system` */
  readonly id: string;
  readonly name: string;
  readonly state: Properties;
  readonly cluster: Properties;
}

/** The pools that a cluster was made with. */
export function poolsOf({ id, state }: Pick<Entry, "id" | "state">): Pool[] {
  return recordsAt(state, "agentPoolProfiles").map((profile) => {
    const name = textAt(profile, "name");
    return { id: `${id}/agentPools/${name}`, name, state: profile, cluster: state };
  });
}

/** A pool that was added to a cluster. */
export function addedPool({ id, state }: Pick<Entry, "id" | "state">, cluster: Properties): Pool {
  return { id, name: textAt(state, "name"), state, cluster };
}

/** How many nodes a pool has at its beginning, at least and at most. */
interface PoolSize {
  readonly begins: number;
  readonly least: number;
  readonly most: number;
}

/** The size of a pool: what it says, or what its autoscaler keeps. */
export function sizeOf({ state }: Pool): PoolSize {
  const count = numberAt(state, "count") ?? 0;
  if (state.enableAutoScaling !== true) {
    return { begins: count, least: count, most: count };
  }
  const least = numberAt(state, "minCount") ?? 0;
  const most = numberAt(state, "maxCount") ?? count;
  return { begins: Math.min(most, Math.max(count, least)), least, most };
}

/** The id of the cluster that a pool is in. */
export function clusterIdOf(poolId: string): string {
  return poolId.replace(/\/agentPools\/[^/]+$/, "");
}
