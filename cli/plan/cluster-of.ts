import type { RegisteredResource } from "../../components/testing";
import { groupBy } from "../group-by";

const providerType = "pulumi:providers:kubernetes";

/** The parts of a resource that identify its cluster. */
type Placed = Pick<RegisteredResource, "urn" | "type" | "propertyDependencies">;

/**
 * Groups the objects of a program by their cluster. Each provider is one cluster, except a tenant's deployer.
 *
 * @param resources the whole program
 * @param objects those of it that are grouped
 */
export function byCluster<Resource extends RegisteredResource>(
  resources: readonly Placed[],
  objects: readonly Resource[],
): Resource[][] {
  const clusters = clusterProviders(resources);
  return [...groupBy(objects, ({ provider = "" }) => clusters.get(provider) ?? provider).values()];
}

/** Returns the cluster's own provider of each tenant's deployer, which has the id of that provider as its `clusterIdentifier`. */
export function clusterProviders(resources: readonly Placed[]): ReadonlyMap<string, string> {
  const providers = resources.filter(({ type }) => type === providerType);
  const known = new Set(providers.map(({ urn }) => urn));
  return new Map(
    providers.flatMap(({ urn, propertyDependencies: { clusterIdentifier = [] } }) => {
      const own = clusterIdentifier.find((one) => known.has(one));
      return own === undefined ? [] : [[urn, own] as const];
    }),
  );
}
