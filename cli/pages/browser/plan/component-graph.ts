import type { ComponentNode } from "../../contract";
import type { GraphNode } from "../graph/visible";

/** Returns a component's name without what the component around it is called: `argo-cd` of `prod-argo-cd` in `prod`. */
export function ownName(components: readonly ComponentNode[], id: number): string {
  const component = components[id];
  const around = component?.parent === undefined ? undefined : components[component.parent];
  const name = component?.name ?? "";
  const start = `${around?.name ?? ""}-`;
  return around !== undefined && name.startsWith(start) && name.length > start.length ? name.slice(start.length) : name;
}

/** Returns the components as the nodes of a drawing. */
export function componentGraph(components: readonly ComponentNode[]): GraphNode[] {
  return components.map(({ category, kind, lines, parent, size }, id) => ({
    ...(parent !== undefined && { parent }),
    label: ownName(components, id),
    sub: size > 1 ? `${kind} · ${size} resources` : kind,
    category,
    hasOwn: lines.length > 0,
  }));
}

/** Returns the ids of the components around one, the outermost first. */
export function ancestorsOf(components: readonly ComponentNode[], id: number): number[] {
  const parent = components[id]?.parent;
  return parent === undefined ? [] : [...ancestorsOf(components, parent), parent];
}
