import assert from "node:assert/strict";
import { parseQuantity } from "../components/quantity";

describe("parseQuantity", () => {
  const cases: [string, number | undefined][] = [
    ["1", 1],
    ["250m", 0.25],
    ["1.5Gi", 1.5 * 2 ** 30],
    ["128Mi", 2 ** 27],
    ["2k", 2000],
    ["1e3", 1000],
    ["1E", 1e18],
    ["0.25", 0.25],
    ["3", 3],
    ["128MB", undefined],
    ["", undefined],
    ["Mi", undefined],
    ["12Q", undefined],
    ["-1", undefined],
    ["1 Gi", undefined],
  ];
  for (const [text, value] of cases) {
    it(`reads ${JSON.stringify(text)} as ${String(value)}`, () => assert.equal(parseQuantity(text), value));
  }
});
