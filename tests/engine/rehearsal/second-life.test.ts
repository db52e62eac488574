import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("a second life under the same names", () => {
  it("begins in an account that had the stack before, and ends as the first", async () => {
    const runs = new FixtureRuns("gcp-fixture");
    runs.begin();
    const { status, output, report } = await runs.rehearse("test", "--phase", "up-after-destroy");
    assert.deepEqual(report?.failures, []);
    assert.equal(status, 0, output);
    const count = report.phases.find(({ name }) => name === "up")?.changes.create ?? 0;
    assert.deepEqual(changesByPhase(report).slice(3), [
      ["up", [count, 0, 0, 0, 0]],
      ["destroy", [0, 0, 0, count, 0]],
      ["leftovers", [0, 0, 0, 0, 0]],
      ["up after destroy", [count, 0, 0, 0, 0]],
      ["destroy again", [0, 0, 0, count, 0]],
      ["leftovers again", [0, 0, 0, 0, 0]],
      ["stop", [0, 0, 0, 0, 0]],
    ]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    runs.end();
  });

  it("fails when what the first life leaves on purpose is in its way", async () => {
    /* The version of Pulumi's own provider that can be built takes over what is in the way; from 4.29 on, it refuses, too. */
    const runs = new FixtureRuns("fixture", "stand-in");
    runs.begin();
    const { status, output, report } = await runs.rehearse("guarded", "--phase", "destroy", "--full");
    assert.equal(status, 1, output);
    const [first] = report?.failures ?? [];
    assert.equal(first?.phase, "up after destroy", output);
    assert.match(first.urn, /ConfigMap::archive$/);
    assert.match(first.message, /ConfigMap "archive" already exists$/);
    const phases = report?.phases.map(({ name }) => name);
    assert.deepEqual(phases?.slice(4), [
      "destroy refused",
      "unprotect",
      "destroy",
      "leftovers",
      "up after destroy",
      "unprotect again",
      "destroy again",
      "leftovers again",
      "stop",
    ]);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
    runs.end();
  });
});
