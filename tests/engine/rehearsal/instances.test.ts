import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with ingress controllers more than once", () => {
  for (const provider of ["stand-in", "official"] as const) {
    const runs = new FixtureRuns("instances-fixture", provider);
    beforeEach(() => runs.begin());
    afterEach(() => runs.end());

    it(`serves each workload by the class that it chooses, if the provider is the ${provider} one`, async () => {
      const { status, output, report } = await runs.rehearse("test");
      assert.equal(status, 0, output);
      assert.ok(report);
      assert.deepEqual(report.failures, []);
      assert.equal(report.passed, true);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
      const again = report.phases.find(({ name }) => name === "up again")?.changes;
      assert.deepEqual([again?.create, again?.update, again?.replace, again?.delete], [0, 0, 0, 0]);
    });
  }
});
