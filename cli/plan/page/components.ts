import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { ComponentNode, Pair, ResourceLine } from "../../pages/contract";
import { groupsOf } from "../groups";
import { kindOf, nameOf } from "../label";
import { isMade, type Step, trueDependencies, waveSummary } from "../order";
import { type TreeNode, tree } from "../tree";
import { addonDeeds } from "./addons";
import { categoryOf } from "./categories";
import { crdPairs } from "./crd-pairs";
import { purposeOf } from "./purposes";
import { titlesOf } from "./titles";

/** The components of a program, and which of them waits for which. */
export interface Components {
  readonly nodes: readonly ComponentNode[];
  readonly order: readonly Pair[];
  /** The pairs of the order in which only CRDs are needed. */
  readonly crdPairs: readonly Pair[];
  /** When each begins, by its title. */
  readonly steps: readonly Step[];
}

/** A node before its title and its wave are known. */
type Draft = Omit<ComponentNode, "label" | "title" | "wave">;

/** From this many resources outside all components on, resources of one kind are one node. */
const manyLoose = 30;

/** Finds the components, the resources outside all of them, and the other nodes that each waits for. */
export function componentsOf(resources: readonly RegisteredResource[]): Components {
  const groupOf = groupsOf(resources);
  const groups = resources.filter(({ urn }) => groupOf(urn)?.urn === urn);
  const loose = groups.filter(({ component }) => !component);
  const gathered = loose.length < manyLoose ? loose.map((each) => [each]) : [...groupBy(loose, kindOf).values()];
  const members = [...groups.filter(({ component }) => component).map((each) => [each]), ...gathered];
  const ids = new Map(members.flatMap((all, id) => all.map(({ urn }) => [urn, id] as const)));
  const drafts = draftsOf(members, resources, ids);
  const titles = titlesOf(drafts);
  const steps = waveSummary(resources, (group) => {
    const id = ids.get(group.urn);
    const isAlone = id !== undefined && members[id]?.length === 1;
    return isAlone ? (titles[id]?.title ?? group.name) : `${kindOf(group)} ${nameOf(group)}`;
  });
  const waveOf = firstWaves(steps, resources);
  const nodes = drafts.map((draft, id): ComponentNode => {
    const { label = draft.name, title = draft.name } = titles[id] ?? {};
    return { ...draft, label, title, wave: Math.min(...(members[id] ?? []).map(({ urn }) => waveOf(urn))) };
  });
  const idOf = (urn: string) => ids.get(groupOf(urn)?.urn ?? "");
  const order = orderOf(resources, idOf, nodes);
  return { nodes, order, crdPairs: crdPairs(resources, idOf, order), steps };
}

function draftsOf(
  members: readonly (readonly RegisteredResource[])[],
  resources: readonly RegisteredResource[],
  ids: ReadonlyMap<string, number>,
): Draft[] {
  const lines = linesByUrn(tree(resources));
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const children = groupBy(resources, ({ parent }) => parent ?? "");
  const made = new Set(resources.filter(isMade).map(({ urn }) => urn));
  const sizes = new Map<string, number>();
  const sizeOf = (urn: string): number => {
    const own = made.has(urn) ? 1 : 0;
    const size = sizes.get(urn) ?? (children.get(urn) ?? []).reduce((sum, child) => sum + sizeOf(child.urn), own);
    sizes.set(urn, size);
    return size;
  };
  return members.flatMap((all): Draft[] => {
    const [first] = all;
    if (first === undefined) {
      return [];
    }
    const parent = first.parent === undefined ? undefined : ids.get(first.parent);
    const own = all.flatMap(({ urn }) => lines.get(urn) ?? []);
    const inside = children.get(first.urn) ?? [];
    const deeds = first.component && kindOf(first) === "Addon" ? addonDeeds(inside, resources, byUrn) : [];
    const purpose = deeds.length > 0 ? deeds.join("; ") : purposeOf(inside);
    return [
      {
        ...(parent !== undefined && { parent }),
        name: all.length > 1 ? `${all.length} × ${kindOf(first)}` : first.component ? first.name : nameOf(first),
        kind: all.length > 1 ? "outside all components" : kindOf(first),
        category: categoryOf(first, children.get(first.urn) ?? []),
        size: all.reduce((sum, { urn }) => sum + sizeOf(urn), 0),
        ...(purpose !== undefined && { purpose }),
        lines: own.length > 0 || first.component ? own : all.map((each) => looseLine(each)),
      },
    ];
  });
}

function looseLine(resource: RegisteredResource): ResourceLine {
  return { label: `${kindOf(resource)} ${nameOf(resource)}`, notes: [], alarms: [], size: 1 };
}

/** Returns the first wave of anything in a component; 0 if nothing is made for it. */
function firstWaves(steps: readonly Step[], resources: readonly RegisteredResource[]): (urn: string) => number {
  const children = groupBy(resources, ({ parent }) => parent ?? "");
  const begins = new Map<string, number>();
  for (const { urn, wave } of steps) {
    begins.set(urn, Math.min(wave, begins.get(urn) ?? wave));
  }
  const first = (urn: string): number =>
    (children.get(urn) ?? []).reduce(
      (least, child) => Math.min(least, first(child.urn)),
      begins.get(urn) ?? Number.POSITIVE_INFINITY,
    );
  return (urn) => {
    const wave = first(urn);
    return Number.isFinite(wave) ? wave : 0;
  };
}

/** Returns the lines of each component, without those of the components inside. */
function linesByUrn(nodes: readonly TreeNode[]): Map<string, ResourceLine[]> {
  const found = new Map<string, ResourceLine[]>();
  const visit = (node: TreeNode, into: ResourceLine[]): void => {
    if (node.component && node.urn !== undefined) {
      const own = ownLine(node);
      const lines = own === undefined ? [] : [own];
      found.set(node.urn, lines);
      node.children.forEach((child) => visit(child, lines));
      return;
    }
    into.push({ label: node.label, notes: node.notes, alarms: node.alarms, size: node.size });
    node.children.forEach((child) => visit(child, into));
  };
  nodes.forEach((node) => visit(node, []));
  return found;
}

/** Returns the line of a component itself, if it says more than its name. */
function ownLine({ label, notes, alarms, size, children }: TreeNode): ResourceLine | undefined {
  const start = label.indexOf("): ");
  const text = label.slice(start + 3);
  const inside = children.reduce((sum, child) => sum + child.size, 0);
  return start === -1 ? undefined : { label: text, notes, alarms, size: Math.max(1, size - inside - 1) };
}

/** Returns the pairs of groups in which the second waits for the first, except pairs of a component and its contents. */
function orderOf(
  resources: readonly RegisteredResource[],
  idOf: (urn: string) => number | undefined,
  nodes: readonly ComponentNode[],
): Pair[] {
  const isWithin = (id: number, outer: number): boolean => {
    const parent = nodes[id]?.parent;
    return parent !== undefined && (parent === outer || isWithin(parent, outer));
  };
  const pairs = new Map<string, Pair>();
  for (const [urn, dependencies] of trueDependencies(resources)) {
    const to = idOf(urn);
    for (const dependency of dependencies) {
      const from = idOf(dependency);
      const isPair = from !== undefined && to !== undefined && from !== to && !pairs.has(`${from} ${to}`);
      if (isPair && !isWithin(to, from) && !isWithin(from, to)) {
        pairs.set(`${from} ${to}`, [from, to]);
      }
    }
  }
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d);
}
