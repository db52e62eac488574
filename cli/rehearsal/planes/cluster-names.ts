import type { RehearsedCluster } from "../report";

/** A cluster of a run before it has a name. */
export type SeenCluster = Omit<RehearsedCluster, "name">;

/**
 * Names clusters by the last part of their ids, or by the whole id if several of the run have that part.
 *
 * @param keys those of the clusters to name @default all
 */
export function namedClusters(
  seen: ReadonlyMap<string, SeenCluster>,
  keys: Iterable<string> = seen.keys(),
): RehearsedCluster[] {
  const all = [...seen.values()].map(({ id }) => lastPart(id));
  return [...keys].flatMap((key) => {
    const cluster = seen.get(key);
    if (cluster === undefined) {
      return [];
    }
    const last = lastPart(cluster.id);
    const isAlone = all.filter((other) => other === last).length < 2;
    return [{ ...cluster, name: isAlone ? last : cluster.id }];
  });
}

function lastPart(id: string): string {
  return id.split("/").at(-1) ?? id;
}
