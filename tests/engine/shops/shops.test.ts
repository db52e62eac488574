import assert from "node:assert/strict";
import { FixtureRuns } from "../rehearsal/fixture-runs";

describe("three shops on dev", function () {
  this.timeout(60 * 60_000);
  const runs = new FixtureRuns("../shops/shops-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("come up with all of their workloads, stay as they are and go", async () => {
    const { output, report, status } = await runs.rehearse("dev");
    assert.deepEqual(report?.failures, [], output);
    assert.equal(status, 0, output);
    const { notReady, ready, total } = report?.workloads ?? { ready: 0, total: 0, notReady: [] };
    assert.deepEqual(notReady, []);
    assert.equal(ready, total);
    assert.ok(total >= 48, `${total} workloads`);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
