import { type Fields, items, number, text } from "../../../values";
import type { AccountView, CloudResource } from "../../contract";
import { nameOfId, parentOf } from "../resource-ids";

const poolType = "azure-native:containerservice:AgentPool";

/** Counts the nodes of a pool: its autoscaler, or its creation, decided that. */
function nodesOf(poolId: string, pool: Fields, { nodes }: AccountView): number {
  const own = nodes.filter((node) => node.poolId === poolId).length;
  return own > 0 ? own : (number(pool, "count") ?? 0);
}

/** What AKS moves in a pool: the number of its nodes. */
export function movedInPool({ id, state }: CloudResource, account: AccountView): Fields {
  return { count: nodesOf(id, state, account) };
}

/**
 * What AKS moves in a cluster: it lists all pools, also those that are resources of their own, by name.
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

/** What a pool has as a resource of its own, and not in its cluster's list. */
const ofResource: ReadonlySet<string> = new Set(["resourceGroupName", "resourceName", "agentPoolName", "id", "type"]);

/** Returns a pool as its cluster lists it. */
function profileOf({ id, state }: CloudResource): Fields {
  const profile = Object.entries(state).filter(([key]) => !ofResource.has(key));
  return { ...Object.fromEntries(profile), name: nameOfId(id) };
}
