import type { Category } from "../../contract";

/** A node of a drawing. Its id is its place in the list. */
export interface GraphNode {
  readonly parent?: number;
  readonly label: string;
  /** A second, smaller line. */
  readonly sub: string;
  readonly category: Category;
  /** The second line of its own content, which is a node of its own while the box is open; absent if it has only nodes inside it. */
  readonly own?: string;
}

/** An arrow between two nodes; `text` is its label. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
  /** Whether it matters less than others: it is drawn dashed. @default false */
  readonly weak?: boolean | undefined;
}

/** A drawn element: a node, a box around an open node, the own content of an open node, or a stand-in for nodes without room. */
export interface Item {
  readonly key: string;
  readonly id: number;
  readonly role: "node" | "box" | "own" | "more";
  /** The key of the box around it. */
  readonly box?: string;
  readonly label: string;
  readonly sub: string;
  readonly category: Category;
  readonly canOpen: boolean;
}

/** An arrow between items. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly texts: readonly string[];
  /** @default false */
  readonly weak?: boolean;
}

/** The part of a graph that is visible. */
export interface Visible {
  readonly items: readonly Item[];
  readonly arrows: readonly Arrow[];
}

/** The most nodes that an open node shows; the others are one node. */
export const mostInside = 60;

/** Returns the ids of the nodes inside each node; -1 stands for the top. */
function insideOf(nodes: readonly GraphNode[]): ReadonlyMap<number, readonly number[]> {
  const inside = new Map<number, number[]>();
  nodes.forEach(({ parent = -1 }, id) => {
    const ids = inside.get(parent) ?? [];
    ids.push(id);
    inside.set(parent, ids);
  });
  return inside;
}

/** Returns the visible nodes if some nodes are open. An arrow to something inside a closed node points at that node. */
export function visibleGraph(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  open: ReadonlySet<number>,
  reduced: boolean,
): Visible {
  const inside = insideOf(nodes);
  const keys = new Map<number, string>();
  const items: Item[] = [];
  const hide = (id: number, key: string): void => {
    keys.set(id, key);
    (inside.get(id) ?? []).forEach((child) => hide(child, key));
  };
  const show = (ids: readonly number[], box: string | undefined, parent: number): void => {
    const shown = ids.length > mostInside ? ids.slice(0, mostInside) : ids;
    for (const id of shown) {
      const node = nodes[id];
      const children = inside.get(id) ?? [];
      if (node === undefined) {
        continue;
      }
      const { category, label, own, sub } = node;
      const item = { id, label, sub, category, canOpen: children.length > 0, ...(box !== undefined && { box }) };
      if (children.length === 0 || !open.has(id)) {
        items.push({ ...item, key: `n${id}`, role: "node" });
        hide(id, `n${id}`);
        continue;
      }
      items.push({ ...item, key: `b${id}`, role: "box" });
      keys.set(id, own === undefined ? `b${id}` : `o${id}`);
      if (own !== undefined) {
        items.push({
          ...item,
          key: `o${id}`,
          role: "own",
          box: `b${id}`,
          label: `${label} itself`,
          sub: own,
          canOpen: false,
        });
      }
      show(children, `b${id}`, id);
    }
    const rest = ids.slice(shown.length);
    if (rest.length > 0) {
      const key = `m${parent}`;
      rest.forEach((id) => hide(id, key));
      const sub = "search, or see the details";
      const more = { key, id: parent, label: `${rest.length} more`, sub, category: "other" as const, canOpen: false };
      items.push({ ...more, role: "more", ...(box !== undefined && { box }) });
    }
  };
  show(inside.get(-1) ?? [], undefined, -1);
  const arrows = arrowsOf(edges, keys);
  return { items, arrows: reduced ? withoutImplied(arrows, items) : arrows };
}

function arrowsOf(edges: readonly GraphEdge[], keys: ReadonlyMap<number, string>): Arrow[] {
  const found = new Map<string, { from: string; to: string; texts: Set<string>; weak: boolean }>();
  for (const { from, text, to, weak = false } of edges) {
    const [one, other] = [keys.get(from), keys.get(to)];
    if (one === undefined || other === undefined || one === other || one.startsWith("b") || other.startsWith("b")) {
      continue;
    }
    const arrow = found.get(`${one} ${other}`) ?? { from: one, to: other, texts: new Set<string>(), weak };
    arrow.weak &&= weak;
    found.set(`${one} ${other}`, arrow);
    if (text !== undefined) {
      arrow.texts.add(text);
    }
  }
  return [...found.values()].map(({ from, texts, to, weak }) => ({
    from,
    to,
    texts: [...texts],
    ...(weak && { weak }),
  }));
}

/** Leaves out every arrow that a chain of others implies. A node's own content comes before the nodes inside it. */
function withoutImplied(arrows: readonly Arrow[], items: readonly Item[]): Arrow[] {
  const next = new Map<string, Set<string>>();
  const link = (from: string, to: string) => next.set(from, (next.get(from) ?? new Set()).add(to));
  arrows.forEach(({ from, to }) => link(from, to));
  for (const { box, key } of items) {
    const own = box === undefined ? undefined : `o${box.slice(1)}`;
    if (own !== undefined && own !== key && items.some((item) => item.key === own)) {
      link(own, key);
    }
  }
  return arrows.filter(({ from, to }) => {
    next.get(from)?.delete(to);
    const isImplied = leadsTo(from, to, next);
    if (!isImplied) {
      link(from, to);
    }
    return !isImplied;
  });
}

function leadsTo(from: string, to: string, next: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) {
      return true;
    }
    for (const other of next.get(key) ?? []) {
      if (!seen.has(other)) {
        seen.add(other);
        open.push(other);
      }
    }
  }
  return false;
}

/** The most items that are visible at first. */
const mostAtFirst = 20;

/** Returns the nodes that are open at first: platforms, and others from the top as long as the drawing stays small. */
export function openAtFirst(nodes: readonly GraphNode[]): Set<number> {
  const inside = insideOf(nodes);
  const top = inside.get(-1) ?? [];
  const size = (id: number) => inside.get(id)?.length ?? 0;
  let shown = top.length;
  const open = new Set<number>();
  const candidates = top.filter((id) => size(id) > 0 && size(id) <= mostInside);
  const isPlatform = (id: number) => nodes[id]?.category === "platform";
  for (const id of [...candidates.filter(isPlatform), ...candidates.filter((each) => !isPlatform(each))]) {
    if (isPlatform(id) || shown + size(id) <= mostAtFirst) {
      open.add(id);
      shown += size(id);
    }
  }
  return open;
}
