import type { ComponentNode, Pair } from "../../contract";
import type { GraphEdge, GraphNode } from "../graph/contract";

/** Returns the components as the nodes of a drawing. */
export function componentGraph(components: readonly ComponentNode[]): GraphNode[] {
  const inside = new Map<number, number>();
  for (const { parent, size } of components) {
    if (parent !== undefined) {
      inside.set(parent, (inside.get(parent) ?? 0) + size);
    }
  }
  return components.map(({ category, kind, label, parent, size }, id) => {
    const own = size - (inside.get(id) ?? 0);
    return {
      ...(parent !== undefined && { parent }),
      label,
      sub: size > 0 ? `${kind} · ${counted(size)}` : kind,
      category,
      ...(own > 0 && { own: counted(own) }),
    };
  });
}

/** Returns the order as arrows; those that only stand for CRDs are weak. */
export function orderEdges(order: readonly Pair[], crdPairs: readonly Pair[]): GraphEdge[] {
  const weak = new Set(crdPairs.map(([from, to]) => `${from} ${to}`));
  return order.map(([from, to]) =>
    weak.has(`${from} ${to}`) ? { from, to, weak: true, text: "needs only its CRDs" } : { from, to },
  );
}

/** Returns the ids of the components around one, the outermost first. */
export function ancestorsOf(components: readonly ComponentNode[], id: number): number[] {
  const parent = components[id]?.parent;
  return parent === undefined ? [] : [...ancestorsOf(components, parent), parent];
}

function counted(resources: number): string {
  return resources === 1 ? "1 resource" : `${resources} resources`;
}
