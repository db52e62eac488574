import assert from "node:assert/strict";
import { coversEntry, entryOf, isPattern, standsFor } from "../../../../cli/plan/difference/head/entries";

describe("entries of keelson:review", () => {
  it("stand for the lines of a pattern, whatever the case", () => {
    assert.ok(standsFor("open: * → web:8?", "open: Anywhere → web:80"));
    assert.ok(!standsFor("open: * → web:8?", "open: anywhere → web:800"));
  });

  it("stand for one line only if they are made of it", () => {
    for (const line of ["open: */* → a?b", "less: a\\*b", "less: a\\\\?", String.raw`less: "\"*\""`]) {
      assert.ok(standsFor(entryOf(line), line), line);
      assert.ok(!isPattern(entryOf(line)), line);
      assert.ok(!standsFor(entryOf(line), line.replaceAll(/[*?]/g, "x")), line);
    }
    assert.ok(isPattern("open: *") && isPattern("open: ?") && !isPattern("open: a"));
  });

  const cases: readonly [entry: string, other: string, covers: boolean][] = [
    ["open: *", "open: a?*", true],
    ["open: ?", "open: ?", true],
    ["open: ?", "open: *", false],
    ["open: ?", "open: \\*", true],
    ["open: a*", "open: a\\*", true],
    ["open: a\\*", "open: a*", false],
    ["open: a", "open: a*", false],
  ];
  for (const [entry, other, covers] of cases) {
    it(`${covers ? "cover" : "do not cover"} others: ${entry} and ${other}`, () => {
      assert.equal(coversEntry(entry, other), covers);
    });
  }
});
