import { type Fields, items, number, text } from "../../../values";
import type { Entry } from "../account";

/** A node pool: inline in its cluster, or added to it. */
export interface Pool {
  /** `…/managedClusters/prod/agentPools/system` */
  readonly id: string;
  readonly name: string;
  readonly state: Fields;
  readonly cluster: Fields;
}

/** Returns the pools that a cluster was created with. */
export function poolsOf({ id, state }: Pick<Entry, "id" | "state">): Pool[] {
  return items(state, "agentPoolProfiles").map((profile) => {
    const name = text(profile, "name") ?? "";
    return { id: `${id}/agentPools/${name}`, name, state: profile, cluster: state };
  });
}

/** Returns a pool that was added to a cluster. */
export function addedPool({ id, state }: Pick<Entry, "id" | "state">, cluster: Fields): Pool {
  return { id, name: text(state, "name") ?? "", state, cluster };
}

/** The number of nodes in a pool at its creation, its minimum and its maximum. */
interface PoolSize {
  readonly begins: number;
  readonly least: number;
  readonly most: number;
}

/** Returns the size of a pool: its count, or the limits of its autoscaler. */
export function sizeOf({ state }: Pool): PoolSize {
  const count = number(state, "count") ?? 0;
  if (state.enableAutoScaling !== true) {
    return { begins: count, least: count, most: count };
  }
  const least = number(state, "minCount") ?? 0;
  const most = number(state, "maxCount") ?? count;
  return { begins: Math.min(most, Math.max(count, least)), least, most };
}

/** Returns the id of a pool's cluster. */
export function clusterIdOf(poolId: string): string {
  return poolId.replace(/\/agentPools\/[^/]+$/, "");
}
