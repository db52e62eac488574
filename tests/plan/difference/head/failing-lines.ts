import assert from "node:assert/strict";
import { difference, failing, failingClasses, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";

type Plan = readonly PlannedResource[];

/** A change, and the lines with which it fails as `class: text`: none if it is harmless. */
export type Judged = readonly [name: string, before: Plan, after: Plan, lines: readonly string[]];

/** Declares a test for each change. */
export function itFailsWith(changes: readonly Judged[]): void {
  for (const [name, before, after, lines] of changes) {
    it(`${lines.length === 0 ? "passes" : "fails"}: ${name}`, () => {
      const head = headLines(before, after, difference(before, after));
      const told = failing(head, failingClasses(), { allowed: [] });
      assert.deepEqual(
        told.map((line) => `${line.class}: ${line.text}`),
        lines,
      );
    });
  }
}
