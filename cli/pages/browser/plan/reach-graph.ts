import type { PlanPage } from "../../contract";
import type { GraphEdge, GraphNode } from "../graph/contract";
import type { Matrix, Spot } from "./reach-model";
import { whereWords } from "./selection-words";

/** Returns a matrix as a drawing. */
export function reachGraph({ cells, spots }: Matrix, namespaced: boolean): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const ids = new Map(spots.map(({ key }, id) => [key, id]));
  const nodes = spots.map(
    (spot): GraphNode => ({
      label: spot.name,
      sub: subOf(spot, namespaced),
      category: spot.outside ? "other" : "workload",
    }),
  );
  const edges = [...cells.values()].flatMap((cell): GraphEdge[] => {
    const { ports } = cell;
    const [from, to] = [ids.get(cell.from), ids.get(cell.to)];
    const weak = cell.weak && { weak: true };
    return from === undefined || to === undefined ? [] : [{ from, to, text: [...ports].join(", "), ...weak }];
  });
  return { nodes, edges };
}

function subOf({ onNode, outside, selects }: Spot, namespaced: boolean): string {
  if (selects !== undefined) {
    return whereWords(selects);
  }
  if (onNode === true) {
    return "on each node";
  }
  if (namespaced) {
    return outside ? "outside this namespace" : "pods";
  }
  return outside ? "outside the cluster" : "namespace";
}

/** Says what the drawing of who reaches whom leaves out, and what its dashed arrows mean. */
export function reachNotes(
  { connections, places }: Pick<PlanPage, "places" | "connections">,
  { cells }: Matrix,
  namespace: string,
): string[] {
  const inner = connections.filter(({ from, to }) => {
    const own = places[from]?.namespace ?? "";
    return !["", "*"].includes(own) && own === places[to]?.namespace;
  }).length;
  const missing = [...new Set([...cells.values()].flatMap(({ undeclared, weak }) => (weak ? [...undeclared] : [])))];
  return [
    ...(namespace !== "" || inner === 0
      ? []
      : [`Calls inside a namespace (${inner}) are not drawn here. To see them, choose the namespace under Show.`]),
    ...(missing.length === 0
      ? []
      : [`A dashed arrow leads only to ${missing.sort().join(", ")}. This program declares none of them.`]),
  ];
}
