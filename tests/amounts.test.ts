import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { bytes, cpus, sharedCpus } from "../components/amounts";

describe("amounts", () => {
  const fine: [typeof bytes, unknown][] = [
    [bytes, "1Mi"],
    [bytes, "1.5Gi"],
    [bytes, "1048576"],
    [bytes, pulumi.output("512m")],
    [cpus, "250m"],
    [cpus, "0.5"],
    [cpus, "64"],
    [sharedCpus, "4000"],
  ];
  for (const [check, value] of fine) {
    it(`${check.name} accepts ${JSON.stringify(value) ?? "an Output"}`, () => assert.deepEqual(check("a", value), []));
  }

  const wrong: [typeof bytes, unknown, string][] = [
    [bytes, "512m", 'got "512m"; "m" is a thousandth of a byte; write "512Mi"'],
    [bytes, "100", 'got "100"; a number without a unit counts bytes; write "100Mi"'],
    [bytes, "128MB", 'got "128MB"; write "128Mi"'],
    [bytes, "2GiB", 'got "2GiB"; write "2Gi"'],
    [bytes, "100Ki", 'got "100Ki"'],
    [bytes, "1e3Mi", 'got "1e3Mi"'],
    [bytes, "-1Gi", 'got "-1Gi"'],
  ];
  for (const [check, value, end] of wrong) {
    it(`bytes refuses ${JSON.stringify(value)}`, () => {
      assert.deepEqual(check("a", value), [
        { path: "a", message: `expected a quantity of bytes such as "512Mi" or "10Gi", ${end}` },
      ]);
    });
  }

  it("refuses CPUs that nobody means", () => {
    assert.deepEqual(cpus("a", "4000"), [
      { path: "a", message: 'expected fewer than 500 CPUs, got "4000"; for thousandths of a CPU, write "4000m"' },
    ]);
    assert.deepEqual(sharedCpus("a", "2Gi"), [
      { path: "a", message: 'expected a number of CPUs such as "250m" or "2", got "2Gi"; this is an amount of memory' },
    ]);
    assert.equal(cpus("a", "two").length, 1);
  });
});
