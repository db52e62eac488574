import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, on a simulated Azure", () => {
  const runs = new FixtureRuns("azure-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("makes a cluster, scales and upgrades it, keeps it while it is protected, and leaves only what Azure keeps", async () => {
    const { report, output } = await runs.rehearse("test");
    assert.ok(report, output);
    assert.deepEqual(report.failures, []);
    const changesOf = (phase: string) => {
      const {
        create,
        update,
        replace,
        delete: deleted,
      } = report.phases.find(({ name }) => name === phase)?.changes ?? {};
      return [create, update, replace, deleted];
    };
    const [count = 0] = changesOf("up");
    assert.ok(count > 30, `${count} resources`);
    assert.deepEqual(changesOf("up again"), [0, 0, 0, 0]);
    /* A refresh takes all pools into the cluster's inputs, and the next update takes them out again. */
    assert.deepEqual(changesOf("refresh").with(1, 0), [0, 0, 0, 0]);
    assert.deepEqual(changesOf("scale").with(1, 0), [0, 0, 0, 0]);
    assert.ok((changesOf("refresh")[1] ?? 0) >= 1 && (changesOf("scale")[1] ?? 0) >= 2);
    assert.deepEqual(changesOf("upgrade").with(1, 0), [0, 0, 0, 0]);
    assert.deepEqual(changesOf("destroy refused"), [0, 0, 0, 0]);
    /* The locks on cluster, keys and logs. */
    assert.deepEqual(changesOf("unprotect"), [0, 0, 0, 3]);
    assert.deepEqual(changesOf("destroy"), [0, 0, 0, count - 3]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    /* The keys go with their vault. */
    assert.match(
      report.retained.cloud.join("; "),
      /^Key \S+\/keys\/disks; Key \S+\/keys\/secrets; Vault test\w{8} for 90 days; Workspace test\w{8} for 14 days$/,
    );
    assert.deepEqual(report.workloads.notReady, []);
    assert.deepEqual(report.parts["pulumi-resource-azure-native"], { version: "3.28.0", official: false });
    assert.ok(report.notSimulated.some((sentence) => sentence.startsWith("A simulation replaces Azure.")));
  });
});
