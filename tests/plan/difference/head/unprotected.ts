import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";

/** Two plans, and the lines of the class `unprotected` that their difference has. */
export interface Weakening {
  readonly name: string;
  readonly before: readonly PlannedResource[];
  readonly after: readonly PlannedResource[];
  readonly lines: readonly string[];
  /** Whether the way back is a weakening, too, such as of a schedule. @default false */
  readonly bothWays?: true;
}

function linesOf(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    line.class === "unprotected" ? [line.text] : [],
  );
}

/** Declares a test for each weakening, which also goes the way back. */
export function itFinds(all: readonly Weakening[]): void {
  for (const { name, before, after, lines, bothWays } of all) {
    it(name, () => {
      assert.deepEqual(linesOf(before, after), lines);
      if (bothWays !== true) {
        assert.deepEqual(linesOf(after, before), []);
      }
    });
  }
}
