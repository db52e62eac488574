import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with a cluster of @pulumi/eks", () => {
  /* Pulumi's own provider would fetch the chart of metrics-server. */
  const runs = new FixtureRuns("../../../examples/pulumi-eks", "stand-in");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("makes it by the stand-in for the plugin, and says so", async () => {
    const { status, output, report } = await runs.rehearse("dev", "--phase", "up-again,wiring,destroy");
    assert.deepEqual(report?.failures, []);
    assert.equal(status, 0, output);
    assert.deepEqual(report.parts["pulumi-resource-eks"], { version: "4.3.0", official: false });
    assert.match(output, /A stand-in replaces @pulumi\/eks 4\.3\.0/);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });
});
