import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("a program that makes two clusters", function () {
  this.timeout(15 * 60_000);
  const runs = new FixtureRuns("two-clusters-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  for (const provider of ["stand-in", "official"] as const) {
    it(`has an API server for each of them, if the Kubernetes provider is the ${provider} one`, async () => {
      const { output, report } = await runs.rehearseWithout("--kubernetes-provider", provider);
      assert.deepEqual(report?.failures, [], output);
      const made = changesByPhase(report).filter(([name]) => ["up", "up again", "refresh", "destroy"].includes(name));
      assert.deepEqual(made, [
        ["up", [16, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, 16]],
        ["refresh", [0, 0, 0, 0, 16]],
        ["destroy", [0, 0, 0, 16, 0]],
      ]);
      assert.deepEqual(
        report.clusters.map(({ name }) => name.replace(/-[0-9a-f]{7}$/, "")),
        ["east", "west"],
      );
      const [east, west] = report.clusters.map(({ apiServer }) => apiServer);
      assert.notEqual(east, west);
      assert.match(output, /^clusters\n {2}east-\w{7} +https:\/\/127\.0\.0\.1:\d+\n {2}west-\w{7} +https:/m);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
      assert.deepEqual(report.workloads.notReady, []);
    });
  }
});
