import type { RegisteredResource } from "../../components/testing";
import { groupBy } from "../group-by";

const providerType = "pulumi:providers:kubernetes";

/**
 * Groups the objects of a program by their cluster. Each provider is one cluster, except a provider that is known by another one: a tenant's
 * deployer has the id of the cluster's provider as its `clusterIdentifier`.
 *
 * @param resources the whole program
 * @param objects those of it that are grouped
 */
export function byCluster<Resource extends RegisteredResource>(
  resources: readonly RegisteredResource[],
  objects: readonly Resource[],
): Resource[][] {
  const providers = new Map(resources.filter(({ type }) => type === providerType).map((one) => [one.urn, one]));
  const clusterOf = (urn: string): string => {
    const identifiers = providers.get(urn)?.propertyDependencies.clusterIdentifier ?? [];
    return identifiers.find((one) => one !== urn && providers.has(one)) ?? urn;
  };
  return [...groupBy(objects, ({ provider }) => clusterOf(provider ?? "")).values()];
}
