import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { groupsOf } from "../groups";
import { kindOf, labelOf } from "../label";
import { allowedCalls } from "../network";
import { childrenByParent, type Edge, transitiveReduction, trueDependencies } from "../order";

const arrowLegend = "%% a --> b: b waits for a; a ==> b: a may call b, at these ports";

/**
 * Draws components, what they wait for, and which workloads may call which, as a Mermaid flowchart. A thin arrow starts at the component
 * that is created first, a thick arrow at the caller. A component that contains components is a box around them. A thin arrow that others
 * imply, or an arrow to the box, is left out.
 */
export function mermaid(resources: readonly RegisteredResource[]): string {
  const groupOf = groupsOf(resources);
  const groups = resources.filter(({ urn }) => groupOf(urn)?.urn === urn);
  const ids = idsOf(groups);
  const boxes = groups.flatMap(({ urn, parent }): Edge[] => (parent === undefined ? [] : [[parent, urn]]));
  const edges = transitiveReduction(groupEdges(resources, groupOf), boxes).map(
    ([from, to]) => `  ${ids.get(from) ?? ""} --> ${ids.get(to) ?? ""}`,
  );
  const calls = callLines(resources, (urn) => ids.get(groupOf(urn)?.urn ?? "") ?? "");
  const legend = calls.length === 0 ? [] : [`  ${arrowLegend}`];
  return `${["flowchart LR", ...legend, ...nodes(groups, ids), ...edges.sort(), ...calls].join("\n")}\n`;
}

type GroupOf = (urn: string) => RegisteredResource | undefined;

/** Returns the edges between groups, without those between a component and its contents. */
function groupEdges(resources: readonly RegisteredResource[], groupOf: GroupOf): Edge[] {
  const parents = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const isWithin = (urn: string, outer: string): boolean => {
    const parent = parents.get(urn);
    return parent !== undefined && (parent === outer || isWithin(parent, outer));
  };
  const pairs = [...trueDependencies(resources)].flatMap(([urn, dependencies]) =>
    [...dependencies].flatMap((dependency): Edge[] => {
      const from = groupOf(dependency)?.urn;
      const to = groupOf(urn)?.urn;
      const isEdge =
        from !== undefined && to !== undefined && from !== to && !isWithin(to, from) && !isWithin(from, to);
      return isEdge ? [[from, to]] : [];
    }),
  );
  return [...new Map(pairs.map((pair) => [pair.join("\n"), pair])).values()];
}

/** Returns the arrows for calls between groups; calls within one group are left out. */
function callLines(resources: readonly RegisteredResource[], idOf: (urn: string) => string): string[] {
  const calls = allowedCalls(resources).map(({ from, to, ports }) => ({ pair: [idOf(from.urn), idOf(to.urn)], ports }));
  const between = calls.filter(({ pair: [from, to] }) => from !== to);
  return [...groupBy(between, ({ pair }) => pair.join(" "))]
    .map(([pair, all]) => {
      const ports = [...new Set(all.flatMap((call) => call.ports))].join(", ");
      return `  ${pair.replace(" ", ` ==>|${ports}| `)}`;
    })
    .sort();
}

function nodes(groups: readonly RegisteredResource[], ids: ReadonlyMap<string, string>): string[] {
  const byUrn = new Map(groups.map((group) => [group.urn, group]));
  const children = childrenByParent(groups);
  const lines = (urn: string, indent: string): string[] => {
    const group = byUrn.get(urn);
    const id = ids.get(urn) ?? "";
    const inside = children.get(urn) ?? [];
    if (group === undefined) {
      return [];
    }
    if (inside.length === 0) {
      return [`${indent}${id}["${caption(group)}"]`];
    }
    const content = inside.flatMap((child) => lines(child, `${indent}  `));
    return [`${indent}subgraph ${id}["${caption(group)}"]`, ...content, `${indent}end`];
  };
  return groups
    .filter(({ parent }) => parent === undefined || !byUrn.has(parent))
    .flatMap(({ urn }) => lines(urn, "  "));
}

function caption(group: RegisteredResource): string {
  const text = group.component ? `${group.name}<br/><small>${kindOf(group)}</small>` : labelOf(group);
  return text.replaceAll('"', "#quot;");
}

/** Returns readable ids that stay the same when others are added. A repeated id gets a number. */
function idsOf(groups: readonly RegisteredResource[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    groups.map((group) => {
      const name = `${kindOf(group)}_${group.name}`.replaceAll(/[^A-Za-z0-9]+/g, "_");
      let id = name;
      for (let number = 2; taken.has(id); number++) {
        id = `${name}_${number}`;
      }
      taken.add(id);
      return [group.urn, id] as const;
    }),
  );
}
