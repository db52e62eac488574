import type { RegisteredResource } from "../../../components/testing";

/** For each URN, the URNs that must exist first. A component is among them only if it is empty or the parent. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds the resources that each resource really waits for: its dependencies, provider and parent. A dependency on a component is
 * one on everything inside it. URNs outside the plan, such as another stack's, are left out.
 */
export function trueDependencies(resources: readonly RegisteredResource[]): Dependencies {
  const children = childrenByParent(resources);
  const parents = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const components = new Set(
    resources.filter(({ component, opaque }) => component && opaque !== true).map(({ urn }) => urn),
  );
  const expand = (urn: string): string[] => {
    const inside = components.has(urn) ? (children.get(urn) ?? []) : [];
    return inside.length === 0 ? [urn] : inside.flatMap(expand);
  };
  return new Map(
    resources.map((resource) => {
      const own = new Set(ancestorsOf(resource.urn, parents));
      const direct = [resource.provider, ...resource.dependsOn, ...Object.values(resource.propertyDependencies).flat()];
      const expanded = direct
        .filter((urn): urn is string => urn !== undefined && parents.has(urn))
        .flatMap((urn) => (own.has(urn) ? [urn] : expand(urn)));
      const all = new Set([...expanded, ...(resource.parent === undefined ? [] : [resource.parent])]);
      all.delete(resource.urn);
      return [resource.urn, all] as const;
    }),
  );
}

/** Returns the URNs of the children of each parent. */
export function childrenByParent(resources: readonly RegisteredResource[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { urn, parent } of resources) {
    if (parent !== undefined) {
      children.set(parent, [...(children.get(parent) ?? []), urn]);
    }
  }
  return children;
}

function ancestorsOf(urn: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const parent = parents.get(urn);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent, parents)];
}
