import { type Fields, items, number, text } from "../../../values";
import type { Pool } from "./nodes";

/** Returns the node pools that a cluster creates itself, including its default pool, in the form of pools that are resources. */
export function ownPools({ id, state }: Pool): Pool[] {
  return items(state, "nodePools").map((pool) => {
    const name = text(pool, "name") ?? "";
    return { id: `${id}/nodePools/${name}`, state: { ...clusterDefaults(pool, state), ...pool, name } };
  });
}

/** The cluster's defaults for a pool. */
function clusterDefaults(pool: Fields, { defaultMaxPodsPerNode, nodeLocations }: Fields): Fields {
  const nodeCount =
    number(pool.nodeCount) ?? number(pool.initialNodeCount) ?? number(pool, "autoscaling", "minNodeCount") ?? 0;
  return { maxPodsPerNode: defaultMaxPodsPerNode, nodeLocations, nodeCount };
}
