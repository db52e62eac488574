import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with a program that knows nothing of Keelson", () => {
  const runs = new FixtureRuns("any-program-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("gives it a throw-away stack, the run's cluster and whatever its types are", async () => {
    const { status, output, report } = await runs.rehearseWithout(
      "--config",
      "title=Ours",
      "--phase",
      "up-again,checks,destroy",
    );
    assert.deepEqual(report?.failures, [], output);
    assert.equal(status, 0, output);
    assert.equal(report.stack, "trial");
    const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
    assert.deepEqual(made, [
      ["up", [13, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, 13]],
      ["destroy", [0, 0, 0, 13, 0]],
    ]);
    assert.deepEqual(report.workloads, { ready: 1, total: 1, notReady: [] });
    assert.match(output, /Nothing simulates these types: aws:sns\/topic:Topic\./);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });

  it("lists the configuration that has no default before anything starts", async () => {
    const { status, output, report } = await runs.rehearseWithout();
    assert.equal(status, 1);
    assert.match(output, /have no default:\n {2}title: The guestbook's title\ngive each with --config KEY=VALUE/);
    assert.equal(report, undefined);
  });
});
