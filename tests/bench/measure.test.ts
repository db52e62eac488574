import assert from "node:assert/strict";
import { Stopwatch, sideBySide } from "../../bench/measure";

describe("sideBySide", () => {
  it("shows two measurements and how many times as long the second took, step by step and in all", () => {
    const text = sideBySide(["100 workloads", "1000 workloads"], { program: 0.5, text: 0.25 }, { program: 5, text: 2 });
    assert.deepEqual(text.split("\n"), [
      "                 100 workloads    1000 workloads           as long",
      "program                 0.50 s            5.00 s        10.0 times",
      "text                    0.25 s            2.00 s         8.0 times",
      "in all                  0.75 s            7.00 s         9.3 times",
    ]);
  });
});

describe("Stopwatch", () => {
  it("gives what a step gives, and keeps how long it took under its name", async () => {
    const stopwatch = new Stopwatch();
    assert.equal(await stopwatch.time("program", async () => 7), 7);
    assert.deepEqual(Object.keys(stopwatch.timings), ["program"]);
    assert.ok((stopwatch.timings.program ?? -1) >= 0);
  });
});
