import { Graph, layout } from "@dagrejs/dagre";
import type { Arrow, Item, Visible } from "./visible";

/** An item and its place, in the drawing's own units. */
export interface Placed extends Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow and the points it goes through. */
interface Drawn extends Arrow {
  readonly path: string;
}

/** A drawing. */
export interface Layout {
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed[];
  readonly nodes: readonly Placed[];
  readonly arrows: readonly Drawn[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const gap = 10;
const titleRoom = 26;
const longestText = 34;

/** Cuts a text that is too long for a node. */
export function cutText(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

/** Estimates the room of a node from its texts: a page has no font before it is shown, and a picture is drawn without one. */
function sizeOf({ label, sub, canOpen }: Item): Size {
  const width = Math.max(cutText(label).length * 8.1, cutText(sub).length * 6.6) + 26 + (canOpen ? 20 : 0);
  return { width: Math.max(96, Math.round(width)), height: 44 };
}

/** Places the visible nodes, from left to right. Nodes without an arrow form a block, so that none floats alone. */
export function layoutOf({ arrows, items }: Visible): Layout {
  const graph = new Graph({ compound: true, multigraph: false });
  graph.setGraph({
    rankdir: "LR",
    nodesep: 14,
    ranksep: 64,
    edgesep: 8,
    marginx: 12,
    marginy: 12,
    ranker: "tight-tree",
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const touched = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const blocks = blocksOf(items.filter(({ key, role }) => role !== "box" && !touched.has(key)));
  const inBlock = new Set([...blocks.values()].flatMap(({ members }) => members.map(({ item }) => item.key)));
  const placed = items.filter(({ key }) => !inBlock.has(key));
  for (const item of placed) {
    graph.setNode(item.key, item.role === "box" ? {} : { ...sizeOf(item) });
  }
  for (const [box, { size }] of blocks) {
    graph.setNode(`g${box}`, { ...size });
    if (box !== "") {
      graph.setParent(`g${box}`, box);
    }
  }
  for (const { box, key } of placed) {
    if (box !== undefined) {
      graph.setParent(key, box);
    }
  }
  arrows.forEach(({ from, to }) => graph.setEdge(from, to));
  anchor(graph, items, blocks, arrows);
  layout(graph);
  return drawingOf(graph, { arrows, items }, blocks);
}

/** Places the nodes inside a box after the box's own content, by arrows that are not drawn. */
function anchor(
  graph: Graph,
  items: readonly Item[],
  blocks: ReadonlyMap<string, Block>,
  arrows: readonly Arrow[],
): void {
  const entered = new Set(arrows.map(({ to }) => to));
  for (const { box, key, role } of items) {
    if (role !== "own" || box === undefined || !graph.hasNode(key)) {
      continue;
    }
    const others = items.filter((item) => item.box === box && item.role === "node" && !entered.has(item.key));
    const targets = [...others.map((item) => item.key), ...(blocks.has(box) ? [`g${box}`] : [])];
    targets.filter((target) => graph.hasNode(target)).forEach((target) => graph.setEdge(key, target));
  }
}

interface Block {
  readonly size: Size;
  readonly members: readonly { readonly item: Item; readonly at: Point; readonly size: Size }[];
}

/** Packs the items of each box into rows and columns. */
function blocksOf(loose: readonly Item[]): Map<string, Block> {
  const byBox = new Map<string, Item[]>();
  for (const item of loose) {
    const key = item.box ?? "";
    byBox.set(key, [...(byBox.get(key) ?? []), item]);
  }
  return new Map([...byBox].filter(([, all]) => all.length > 1).map(([box, all]) => [box, packed(all)]));
}

function packed(items: readonly Item[]): Block {
  const sizes = items.map(sizeOf);
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const columns = Math.max(1, Math.round(Math.sqrt((items.length * height * 1.6) / width)));
  const rows = Math.ceil(items.length / columns);
  const members = items.map((item, index) => {
    const [column, row] = [Math.floor(index / rows), index % rows];
    return { item, at: { x: column * (width + gap), y: row * (height + gap) }, size: { width, height } };
  });
  const used = Math.ceil(items.length / rows);
  return { members, size: { width: used * (width + gap) - gap, height: rows * (height + gap) - gap } };
}

function drawingOf(graph: Graph, { arrows, items }: Visible, blocks: ReadonlyMap<string, Block>): Layout {
  const at = (key: string) => {
    const { height = 0, width = 0, x = 0, y = 0 } = graph.node(key) as Partial<Size & Point>;
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const inBlocks = [...blocks].flatMap(([box, { members }]) => {
    const start = at(`g${box}`);
    return members.map(({ at: offset, item, size }) => ({
      ...item,
      ...size,
      x: start.x + offset.x,
      y: start.y + offset.y,
    }));
  });
  const single = items.filter(({ key, role }) => role !== "box" && graph.hasNode(key));
  const nodes = [...aligned(single.map((item): Placed => ({ ...item, ...at(item.key) }))), ...inBlocks];
  const boxes = boxesAround(items, nodes);
  const right = Math.max(0, ...[...boxes, ...nodes].map(({ width, x }) => x + width));
  const bottom = Math.max(0, ...[...boxes, ...nodes].map(({ height, y }) => y + height));
  const places = new Map(nodes.map((node) => [node.key, node]));
  const drawn = arrows.map((arrow): Drawn => {
    const { points = [] } = graph.edge(arrow.from, arrow.to) as { readonly points?: readonly Point[] };
    return { ...arrow, path: curve(points, places.get(arrow.from), places.get(arrow.to)) };
  });
  const top = Math.min(0, ...boxes.map(({ y }) => y - 12));
  return { top, width: right + 12, height: bottom + 12 - top, boxes, nodes, arrows: drawn };
}

/** Returns the boxes around their nodes, the outermost first, with room for their titles. */
function boxesAround(items: readonly Item[], nodes: readonly Placed[]): Placed[] {
  const known = new Map<string, Placed>(nodes.map((node) => [node.key, node]));
  const boxes = items.filter(({ role }) => role === "box");
  for (const box of [...boxes].reverse()) {
    const inner = [...known.values()].filter((each) => each.box === box.key);
    const x = Math.min(...inner.map((each) => each.x)) - 12;
    const y = Math.min(...inner.map((each) => each.y)) - titleRoom;
    const width = Math.max(...inner.map((each) => each.x + each.width)) + 12 - x;
    const height = Math.max(...inner.map((each) => each.y + each.height)) + 12 - y;
    known.set(box.key, { ...box, x, y, width, height });
  }
  return boxes.flatMap(({ key }) => known.get(key) ?? []);
}

/** Gives nodes in a column the same width, so that their edges are aligned. */
function aligned(nodes: readonly Placed[]): Placed[] {
  const columnOf = ({ width, x }: Placed) => Math.round(x + width / 2);
  const widest = new Map<number, number>();
  for (const node of nodes) {
    widest.set(columnOf(node), Math.max(widest.get(columnOf(node)) ?? 0, node.width));
  }
  return nodes.map((node) => {
    const width = widest.get(columnOf(node)) ?? node.width;
    return { ...node, width, x: node.x - (width - node.width) / 2 };
  });
}

/** Draws a smooth line from the right side of one node to the left side of another, through the points between them. */
function curve(points: readonly Point[], from: Placed | undefined, to: Placed | undefined): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || from === undefined || to === undefined) {
    return "";
  }
  const isForward = from.x + from.width <= to.x;
  const start = isForward ? { x: from.x + from.width, y: from.y + from.height / 2 } : first;
  const end = isForward ? { x: to.x, y: to.y + to.height / 2 } : last;
  const through = isForward
    ? points.slice(1, -1).filter(({ x }) => x > start.x + 20 && x < end.x - 20)
    : points.slice(1, -1);
  const steps = [...through, end].map((point, index) => {
    const before = index === 0 ? start : (through[index - 1] ?? start);
    const bend = (point.x - before.x) / 2;
    return `C${round(before.x + bend)} ${round(before.y)} ${round(point.x - bend)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
  });
  return `M${round(start.x)} ${round(start.y)}${steps.join("")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
