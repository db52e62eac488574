import assert from "node:assert/strict";
import { cpusOf, memoryOf } from "../../../../../cli/plan/difference/head/nodes/machine-sizes";

describe("CPUs by the names of machines", () => {
  const cases: readonly [machines: readonly string[], cpus: number | undefined][] = [
    [["m7i.large"], 2],
    [["t3.medium", "m7i.4xlarge"], 16],
    [["m7i.metal", "m7i.large"], undefined],
    [["e2-standard-8"], 8],
    [["n2-custom-6-8192"], 6],
    [["e2-medium"], 2],
    [["Standard_D8s_v5"], 8],
    [["Standard_M8-4ms"], 4],
    [[], undefined],
  ];
  for (const [machines, cpus] of cases) {
    it(`${machines.join(", ") || "none"}: ${cpus ?? "unknown"}`, () => assert.equal(cpusOf(machines), cpus));
  }
});

describe("the most memory by the names of machines", () => {
  const cases: readonly [machines: readonly string[], gibibytes: number | undefined][] = [
    [["m7i.large"], 8],
    [["c7g.xlarge"], 8],
    [["r7i.2xlarge", "m7i.large"], 64],
    [["x2gd.large"], 64],
    [["e2-standard-4"], 16],
    [["n2-highmem-8"], 64],
    [["Standard_D4s_v5"], 16],
    [["m7i.metal"], undefined],
  ];
  for (const [machines, gibibytes] of cases) {
    it(`${machines.join(", ")}: ${gibibytes ?? "unknown"}`, () => assert.equal(memoryOf(machines), gibibytes));
  }
});
