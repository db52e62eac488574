import assert from "node:assert/strict";
import type { Problem } from "../../components/problems";

/** A value, and the beginning of the line that refuses it; without a line the value is right. */
export type Row = readonly [value: unknown, line?: string];

/** Tests that a check refuses values that fit their types, each with its line, and takes the others. */
export function testRows(what: string, check: (value: never) => readonly (Problem | false)[], rows: readonly Row[]) {
  describe(what, () => {
    for (const [value, line] of rows) {
      it(`${line === undefined ? "takes" : "refuses"} ${JSON.stringify(value).slice(0, 200)}`, () => {
        const found = check(value as never).filter((one): one is Problem => one !== false);
        const lines = found.map(({ path, message }) => `${path}: ${message}`);
        const isRight = line === undefined ? lines.length === 0 : lines.some((one) => one.startsWith(line));
        assert.ok(isRight, lines.join("\n"));
      });
    }
  });
}
