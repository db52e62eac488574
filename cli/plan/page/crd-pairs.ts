import type { RegisteredResource } from "../../../components/testing";
import type { Pair } from "../../pages/contract";
import { chartName } from "../descriptions";
import { chartOf, nameOf } from "../label";
import { trueDependencies } from "../order";

/** Returns the pairs in which the second component needs nothing from the first except its CRDs, such as ServiceMonitor. */
export function crdPairs(
  resources: readonly RegisteredResource[],
  idOf: (urn: string) => number | undefined,
  order: readonly Pair[],
): Pair[] {
  const crds = new Set(resources.filter(isCrdRelease).map(({ urn }) => urn));
  const others = new Set<string>();
  for (const [urn, dependencies] of trueDependencies(resources)) {
    for (const dependency of dependencies) {
      if (!crds.has(dependency)) {
        others.add(`${idOf(dependency)} ${idOf(urn)}`);
      }
    }
  }
  return crds.size === 0 ? [] : order.filter(([from, to]) => !others.has(`${from} ${to}`));
}

/** Charts that only install CRDs are called so, by convention: `prometheus-operator-crds`. */
function isCrdRelease(resource: RegisteredResource): boolean {
  return (
    chartOf(resource) !== "" && [chartName(resource) ?? "", nameOf(resource)].some((name) => name.endsWith("-crds"))
  );
}
