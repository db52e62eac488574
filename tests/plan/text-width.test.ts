import assert from "node:assert/strict";
import { textWidth } from "../../cli/plan/text-width";

describe("the width of text", () => {
  const widths: [number | undefined, number][] = [
    [undefined, 120],
    [0, 60],
    [40, 60],
    [60, 60],
    [97, 97],
    [120, 120],
    [240, 120],
  ];
  for (const [columns, width] of widths) {
    it(`is ${width} for ${columns ?? "no"} columns`, () => assert.equal(textWidth(columns), width));
  }
});
