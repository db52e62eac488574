import { type Fields, items, number, text } from "../../../values";
import type { AccountView, CloudResource } from "../../contract";
import { nameOfId, parentOf } from "../resource-ids";

const poolType = "azure-native:containerservice:AgentPool";

/** Counts the nodes of a pool, as its autoscaler or its creation set them. */
function nodesOf(poolId: string, pool: Fields, { nodes }: AccountView): number {
  const own = nodes.filter((node) => node.poolId === poolId).length;
  return own > 0 ? own : (number(pool, "count") ?? 0);
}

/** Returns the properties of a pool that AKS changes by itself: the number of its nodes. */
export function movedInPool({ id, state }: CloudResource, account: AccountView): Fields {
  return { count: nodesOf(id, state, account) };
}

/**
 * Returns the properties of a cluster that AKS changes by itself: its list of pools, which also has those that the program made separately.
 * https://github.com/pulumi/pulumi-azure-native/issues/579
 */
export function movedInCluster({ id, state }: CloudResource, account: AccountView): Fields {
  const inline = items(state, "agentPoolProfiles").map((pool) => ({
    id: `${id}/agentPools/${text(pool, "name") ?? ""}`,
    pool,
  }));
  const added = account.resources
    .filter((resource) => resource.type === poolType && parentOf(resource.id) === id)
    .map((resource) => ({ id: resource.id, pool: profileOf(resource) }));
  const agentPoolProfiles = [...inline, ...added]
    .map((one): Fields => ({ ...one.pool, count: nodesOf(one.id, one.pool, account) }))
    .toSorted((one, other) => (text(one, "name") ?? "").localeCompare(text(other, "name") ?? ""));
  return { agentPoolProfiles };
}

/** Properties of a separate pool that its cluster's list leaves out. */
const ofResource: ReadonlySet<string> = new Set(["resourceGroupName", "resourceName", "agentPoolName", "id", "type"]);

/** Returns a pool as its cluster lists it. */
function profileOf({ id, state }: CloudResource): Fields {
  const profile = Object.entries(state).filter(([key]) => !ofResource.has(key));
  return { ...Object.fromEntries(profile), name: nameOfId(id) };
}
