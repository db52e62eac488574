import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("a rehearsal's destroy", () => {
  const runs = new FixtureRuns();
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("names what destroy leaves behind", async () => {
    const { status, report } = await runs.rehearse("leaving");
    assert.equal(status, 1);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: ["ConfigMap default/left-behind"] });
    assert.deepEqual(report?.failures, [
      { phase: "leftovers", urn: "", message: "ConfigMap default/left-behind still exists after the destroy" },
    ]);
  });

  it("is refused while something is protected, deletes nothing then, and all but what is retained once it is not", async () => {
    const { status, output, report } = await runs.rehearse("guarded", "--phase", "destroy");
    assert.equal(status, 0, output);
    assert.deepEqual(report?.failures, []);
    assert.deepEqual(changesByPhase(report).slice(2), [
      ["preview", [23, 0, 0, 0, 0]],
      ["up", [23, 0, 0, 0, 0]],
      ["destroy refused", [0, 0, 0, 0, 23]],
      ["unprotect", [0, 0, 0, 0, 0]],
      ["destroy", [0, 0, 0, 23, 0]],
      ["leftovers", [0, 0, 0, 0, 0]],
      ["stop", [0, 0, 0, 0, 0]],
    ]);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
    const disk = report?.retained.kubernetes.find((object) => object.startsWith("PersistentVolume pvc-")) ?? "none";
    assert.deepEqual(report?.retained, {
      cloud: [`simulated-${disk.slice("PersistentVolume pvc-".length)} of ${disk}`],
      kubernetes: ["ConfigMap default/archive", "CustomResourceDefinition greetings.greeter.example", disk],
    });
    assert.match(output, /^destroy \(must be refused\) done in \S+ s: 1 protected, nothing deleted$/m);
    assert.match(
      output,
      /passed so far in \d+ s, .*; up\s+again,\s+refresh,\s+checks,\s+wiring,\s+paths\s+and\s+permissions\s+were\s+not\s+run/,
    );
  });
});
