import assert from "node:assert/strict";
import path from "node:path";
import { Traps } from "../../support/traps";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with a program that knows nothing of Keelson", () => {
  /* Pulumi's own provider does not go on without a manifest that nobody can fetch. */
  const runs = new FixtureRuns("any-program-fixture", "stand-in");
  let traps: Traps;
  beforeEach(async () => {
    traps = await Traps.set();
    runs.begin(traps.environment);
  });
  afterEach(async () => {
    await traps.clear();
    runs.end();
  });

  it("gives it a throw-away stack, the run's cluster and whatever its types are", async () => {
    const { status, output, report } = await runs.rehearseWithout(
      "--config",
      "title=Ours",
      "--stack-references",
      path.join(__dirname, "any-program-fixture/stack-references.yaml"),
      "--phase",
      "up-again,checks,destroy",
    );
    assert.deepEqual(report?.failures, [], output);
    assert.equal(status, 0, output);
    assert.equal(report.stack, "trial");
    const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
    assert.deepEqual(made, [
      ["up", [16, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, 16]],
      ["destroy", [0, 0, 0, 16, 0]],
    ]);
    assert.deepEqual(report.workloads, { ready: 1, total: 1, notReady: [] });
    assert.match(output, /These types are not simulated: aws:sns\/topic:Topic\./);
    assert.match(output, /The manifest https:\/\/manifests\.invalid\/crds\.yaml was not read/);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    /* It has read no kubeconfig, credentials or login of yours, called nobody and left nothing in your home folder. */
    assert.deepEqual(traps.caught(), []);
  });

  it("lists the configuration that has no default before anything starts", async () => {
    const { status, output, report } = await runs.rehearseWithout();
    assert.equal(status, 1);
    assert.match(output, /have no default:\n {2}title: The guestbook's title\nset each with --config KEY=VALUE/);
    assert.equal(report, undefined);
  });
});
