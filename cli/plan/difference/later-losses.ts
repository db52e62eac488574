import type { PlannedResource } from "../planned-resource";
import type { Difference } from "./difference";
import { preciousName } from "./precious";
import type { Allowed } from "./review-config";

const cluster =
  /^(?:aws:eks\/cluster:Cluster|gcp:container\/cluster:Cluster|azure-native:containerservice:ManagedCluster)$/;

/**
 * Returns the entries of `keelson:replace` that a change adds and that allow the loss of a cluster: under its own name, or under the name of its
 * cause. Everything in the cluster is lost, too. So such an entry counts only from the next change on.
 */
export function laterLosses({ replaced, deleted }: Difference, { added = [] }: Pick<Allowed, "added">): string[] {
  const roots = new Map(replaced.map(({ after }) => [after.urn, after]));
  const gone = new Map(deleted.map((each) => [each.urn, each]));
  const lineOf = (resource: PlannedResource): PlannedResource[] => {
    const parent = gone.get(resource.parent ?? "");
    return [resource, ...(parent === undefined ? [] : lineOf(parent))];
  };
  const causes = [
    ...replaced
      .filter(({ after }) => cluster.test(after.type))
      .flatMap(({ after, root }) => [after, roots.get(root) ?? []]),
    ...deleted.filter(({ type }) => cluster.test(type)).flatMap(lineOf),
  ].flat();
  const names = new Set(causes.map(preciousName));
  return added.filter((entry) => names.has(entry));
}
