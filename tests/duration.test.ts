import assert from "node:assert/strict";
import { goDuration } from "../components/duration";

describe("goDuration", () => {
  const cases: [string, string | undefined][] = [
    ["1h", "1h0m0s"],
    ["15m", "15m0s"],
    ["90m", "1h30m0s"],
    ["45s", "45s"],
    ["1h30m5s", "1h30m5s"],
    ["3600s", "1h0m0s"],
    ["0s", undefined],
    ["", undefined],
    ["15", undefined],
    ["1d", undefined],
    ["-1h", undefined],
    ["5m1h", undefined],
  ];
  for (const [given, expected] of cases) {
    it(`writes ${JSON.stringify(given)} as ${expected ?? "nothing"}`, () => assert.equal(goDuration(given), expected));
  }
});
