import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, on a simulated Google Cloud", () => {
  const runs = new FixtureRuns("gcp-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("makes a cluster with nodes, gives pods room, and takes an empty project to an empty project", async () => {
    const { report, output } = await runs.rehearse("test");
    assert.ok(report, output);
    assert.deepEqual(report.failures, []);
    const phases = changesByPhase(report);
    const count = report.phases.find(({ name }) => name === "up")?.changes.create ?? 0;
    assert.ok(count > 20, `${count} resources`);
    assert.deepEqual(phases.slice(2, 6), [
      ["preview", [count, 0, 0, 0, 0]],
      ["up", [count, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, count]],
      ["refresh", [0, 0, 0, 0, count]],
    ]);
    assert.deepEqual(phases.find(([name]) => name === "destroy")?.[1], [0, 0, 0, count, 0]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    assert.ok(report.retained.cloud.some((one) => /^KeyRing .* \(cannot be deleted\)$/.test(one)));
    assert.deepEqual(report.workloads.notReady, []);
    assert.deepEqual(report.parts["pulumi-resource-gcp"], { version: "9.37.0", official: false });
    assert.ok(
      report.notSimulated.some((one) =>
        one.startsWith("GKE's autoscaler is simulated: it added 1 node for pods that did not fit, "),
      ),
      output,
    );
  });

  it("ends the wait for pods that no pool grows for, and says how many they are and what is full", async () => {
    const { report, output, status } = await runs.rehearse("full", "--phase", "destroy");
    assert.equal(status, 1, output);
    const [first, ...others] = report?.failures.filter(({ phase }) => phase === "up") ?? [];
    assert.match(
      first?.message ?? "",
      /^Deployment default\/large did not become ready: .*; nodes are full, 2 pods are pending, pool test-general-\w+ is at its maximum of 4\n/,
      output,
    );
    assert.deepEqual(others, [], output);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
