import { clusterProviders } from "../cluster-of";
import { kindOf, labelOf, namespaceOf } from "../label";
import type { PlannedResource } from "../planned-resource";
import type { PlannedRelease } from "./releases";

/** Kinds that limit a tenant. Its deployer may not write them: `components/packaged/rules.ts`. */
const guardRails = /^(ResourceQuota|LimitRange|(Cilium)?NetworkPolicy)$/;

/**
 * Lists the objects of a chart in a tenant that exceed the tenant's limits, which the API server would refuse: objects in other namespaces
 * or in none, and the tenant's limits themselves.
 *
 * @param rows what the chart renders
 * @param resources the whole plan
 */
export function beyondBounds(
  { resource, namespace }: PlannedRelease,
  rows: readonly PlannedResource[],
  resources: readonly PlannedResource[],
): string[] {
  if (!clusterProviders(resources).has(resource.provider ?? "")) {
    return [];
  }
  return rows.flatMap((row) => {
    const labelled = { ...row, component: false };
    const place = namespaceOf(labelled);
    const isForeign = place !== namespace;
    return isForeign || guardRails.test(kindOf(labelled))
      ? [`${labelOf(labelled)} ${isForeign ? `is outside namespace ${namespace}` : "changes the tenant's own limits"}`]
      : [];
  });
}
