import type { ComponentNode, ResourceLine } from "../../contract";
import type { GraphNode } from "../graph/contract";

/** Returns a component's name without that of the component around it: `argo-cd` of `prod-argo-cd` in `prod`. */
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
    sub: size > 1 ? `${kind} · ${counted(size)}` : kind,
    category,
    ...(ownResources(lines) > 0 && { own: counted(ownResources(lines)) }),
  }));
}

/** Returns the ids of the components around one, the outermost first. */
export function ancestorsOf(components: readonly ComponentNode[], id: number): number[] {
  const parent = components[id]?.parent;
  return parent === undefined ? [] : [...ancestorsOf(components, parent), parent];
}

function ownResources(lines: readonly ResourceLine[]): number {
  return lines.reduce((sum, { size }) => sum + size, 0);
}

function counted(resources: number): string {
  return resources === 1 ? "1 resource" : `${resources} resources`;
}
