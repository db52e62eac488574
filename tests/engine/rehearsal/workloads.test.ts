import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with every kind of workload", () => {
  const runs = new FixtureRuns("workloads-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("has each admitted by a real API server and ready, changes nothing twice, and leaves nothing", async () => {
    const { status, output, report } = await runs.rehearse("test");
    assert.equal(status, 0, output);
    assert.ok(report);
    assert.deepEqual(report.failures, []);
    assert.deepEqual(changesByPhase(report), [
      ["toolchain", [0, 0, 0, 0, 0]],
      ["control plane", [0, 0, 0, 0, 0]],
      ["preview", [79, 0, 0, 0, 0]],
      ["up", [79, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, 79]],
      ["refresh", [0, 0, 0, 0, 79]],
      ["checks", [0, 0, 0, 0, 0]],
      ["wiring", [0, 0, 0, 0, 0]],
      ["paths", [0, 0, 0, 0, 0]],
      ["permissions", [0, 0, 0, 0, 0]],
      ["destroy", [0, 0, 0, 79, 0]],
      ["leftovers", [0, 0, 0, 0, 0]],
      ["stop", [0, 0, 0, 0, 0]],
    ]);
    assert.deepEqual(report.workloads, { ready: 6, total: 6, notReady: [] });
    assert.ok(report.notSimulated.some((sentence) => sentence.startsWith("Volumes: 3 disks")));
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    assert.equal(report.passed, true);
  });
});
