import assert from "node:assert/strict";
import fc from "fast-check";
import { type Edge, transitiveReduction } from "../../../cli/plan/order/transitive-reduction";

describe("transitiveReduction", () => {
  it("leaves out what a chain implies", () => {
    const edges: Edge[] = [
      ["a", "c"],
      ["b", "c"],
      ["a", "b"],
    ];
    assert.deepEqual(transitiveReduction(edges), [
      ["a", "b"],
      ["b", "c"],
    ]);
  });

  it("leaves out what given edges imply, and does not return those", () => {
    assert.deepEqual(
      transitiveReduction(
        [
          ["a", "box"],
          ["a", "inside"],
        ],
        [["box", "inside"]],
      ),
      [["a", "box"]],
    );
  });

  it("keeps everything reachable, and no edge that could go", () => {
    const node = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(node, node), { selector: String }), (pairs) => {
        const edges = pairs.filter(([from, to]) => from !== to);
        const reduced = transitiveReduction(edges);
        assert.deepEqual(closure(reduced), closure(edges));
        for (const edge of reduced) {
          assert.notDeepEqual(closure(reduced.filter((other) => other !== edge)), closure(edges));
        }
      }),
    );
  });
});

/** All pairs of which the second can be reached from the first. */
function closure(edges: readonly Edge[]): string[] {
  const step = (pairs: readonly Edge[]): Edge[] =>
    pairs.flatMap(([from, middle]) => edges.filter(([start]) => start === middle).map(([, to]): Edge => [from, to]));
  let found = new Set(edges.map(String));
  for (let pairs = [...edges]; pairs.length > 0; ) {
    const known = found;
    pairs = step(pairs).filter((pair) => !known.has(String(pair)));
    found = new Set([...known, ...pairs.map(String)]);
  }
  return [...found].sort();
}
