import assert from "node:assert/strict";
import { Traps } from "../../support/traps";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("a program with the kubeconfig of somebody else's cluster", () => {
  const runs = new FixtureRuns("foreign-cluster-fixture");
  let traps: Traps;
  beforeEach(async () => {
    traps = await Traps.set();
    runs.begin(traps.environment);
  });
  afterEach(async () => {
    await traps.clear();
    runs.end();
  });

  for (const provider of ["stand-in", "official"] as const) {
    it(`never reaches that cluster, if the provider is the ${provider} one`, async () => {
      const more = ["--kubernetes-provider", provider, "--phase", "up-again,destroy"];
      const { output, report } = await runs.rehearseWithout("--config", `server=${traps.cluster}`, ...more);
      assert.deepEqual(traps.caught(), [], output);
      assert.deepEqual(report?.failures, [], output);
      assert.equal(report.parts["pulumi-resource-kubernetes"]?.official, provider === "official");
      assert.deepEqual(
        changesByPhase(report).find(([name]) => name === "up"),
        ["up", [33, 0, 0, 0, 0]],
      );
      assert.ok(output.includes(`The rehearsal does not connect to the cluster ${traps.cluster}.`), output);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    });
  }
});
