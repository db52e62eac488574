import assert from "node:assert/strict";
import fc from "fast-check";
import { layoutOf } from "../../../cli/pages/browser/graph/layout";
import { type GraphNode, mostInside, openAtFirst, visibleGraph } from "../../../cli/pages/browser/graph/visible";

const node = (label: string, more: Partial<GraphNode> = {}): GraphNode => ({
  label,
  sub: "",
  category: "other",
  ...more,
});
const nodes = [
  node("cluster"),
  node("platform", { category: "platform" }),
  node("dns", { parent: 1 }),
  node("shop", { own: "3 resources" }),
  node("web", { parent: 3 }),
  node("api", { parent: 3 }),
];
const edges = [
  { from: 0, to: 2 },
  { from: 2, to: 3 },
  { from: 0, to: 3 },
  { from: 2, to: 4 },
  { from: 5, to: 4, text: "8080" },
];
const arrows = (open: readonly number[], reduced = true) =>
  visibleGraph(nodes, edges, new Set(open), reduced).arrows.map(({ from, to }) => `${from} ${to}`);

describe("what is visible of a graph", () => {
  it("is the outermost closed node of each, with arrows that others imply left out", () => {
    assert.deepEqual(arrows([]), ["n0 n1", "n1 n3"]);
    assert.deepEqual(arrows([], false), ["n0 n1", "n1 n3", "n0 n3"]);
  });

  it("shows what an open node holds itself as a node, which comes before what is inside", () => {
    assert.deepEqual(arrows([1, 3]), ["n0 n2", "n2 o3", "n5 n4"]);
    const { items } = visibleGraph(nodes, edges, new Set([3]), true);
    assert.deepEqual(
      items.map(({ box, label, role }) => [label, role, box]),
      [
        ["cluster", "node", undefined],
        ["platform", "node", undefined],
        ["shop", "box", undefined],
        ["shop itself", "own", "b3"],
        ["web", "node", "b3"],
        ["api", "node", "b3"],
      ],
    );
  });

  it("never draws more of an open node than has room", () => {
    const many = [node("team"), ...Array.from({ length: 1000 }, (_, index) => node(`web-${index}`, { parent: 0 }))];
    const { items } = visibleGraph(many, [], new Set([0]), true);
    assert.equal(items.length, mostInside + 2);
    assert.equal(items.at(-1)?.label, "940 more");
  });

  it("opens platforms at first, and others only while the drawing stays small", () => {
    assert.deepEqual([...openAtFirst(nodes)], [1, 3]);
    const tenants = Array.from({ length: 20 }, (_, index) => node(`team-${index}`));
    const inside = tenants.flatMap((_, parent) => [node("web", { parent }), node("api", { parent })]);
    assert.deepEqual([...openAtFirst([...tenants, ...inside])], []);
  });
});

describe("the layout of a graph", () => {
  it("draws every node and arrow once, inside the drawing, whatever is open", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5 })), fc.boolean(), (open, reduced) => {
        const visible = visibleGraph(nodes, edges, new Set(open), reduced);
        const { arrows: drawn, boxes, height, nodes: placed, width } = layoutOf(visible);
        assert.equal(placed.length + boxes.length, visible.items.length);
        assert.equal(drawn.filter(({ path }) => path.startsWith("M")).length, visible.arrows.length);
        for (const each of [...placed, ...boxes]) {
          assert.ok(each.x >= 0 && each.x + each.width <= width && each.y + each.height <= height);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("never puts two nodes on the same place", () => {
    const { nodes: placed } = layoutOf(visibleGraph(nodes, edges, new Set([1, 3]), true));
    for (const one of placed) {
      for (const other of placed.filter((each) => each !== one)) {
        const isApart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        assert.ok(isApart, `${one.label} and ${other.label} overlap`);
      }
    }
  });
});
