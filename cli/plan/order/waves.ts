import type { RegisteredResource } from "../../../components/testing";
import { isProvider, labelOf } from "../label";
import { type Dependencies, trueDependencies } from "./dependencies";

/**
 * Returns the wave in which each URN is created: 1 if it waits for nothing, otherwise one more than the latest wave that it waits for.
 * Components, providers and resources that are only read take no time: they share the wave that they wait for.
 */
export function waves(resources: readonly RegisteredResource[]): ReadonlyMap<string, number> {
  const dependencies = trueDependencies(resources);
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const found = new Map<string, number>();
  const waveOf = (resource: RegisteredResource, path: readonly RegisteredResource[]): number => {
    const known = found.get(resource.urn);
    if (known !== undefined) {
      return known;
    }
    refuseCycle(resource, path);
    const before = requirements(resource, dependencies, byUrn).map((next) => waveOf(next, [...path, resource]));
    const wave = Math.max(0, ...before) + (isMade(resource) ? 1 : 0);
    found.set(resource.urn, wave);
    return wave;
  };
  for (const resource of resources) {
    waveOf(resource, []);
  }
  return found;
}

/** Reports whether a provider creates something for a resource. */
export function isMade(resource: RegisteredResource): boolean {
  const isGrouping = resource.component && resource.opaque !== true;
  return !isGrouping && !isProvider(resource) && resource.read !== true;
}

function requirements(
  resource: RegisteredResource,
  dependencies: Dependencies,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): RegisteredResource[] {
  return [...(dependencies.get(resource.urn) ?? [])].flatMap((urn) => byUrn.get(urn) ?? []);
}

function refuseCycle(resource: RegisteredResource, path: readonly RegisteredResource[]): void {
  const start = path.indexOf(resource);
  if (start >= 0) {
    const cycle = [...path.slice(start), resource].map(labelOf).join(" → ");
    throw new Error(`these resources wait for each other: ${cycle}`);
  }
}
