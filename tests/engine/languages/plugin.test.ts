import assert from "node:assert/strict";
import path from "node:path";
import { plan } from "../../../cli/plan/program";
import { readProject, readStack } from "../../../cli/project";
import { Traps } from "../../support/traps";
import { changesByPhase, FixtureRuns } from "../rehearsal/fixture-runs";

const fixture = path.join(__dirname, "plugin-fixture");

describe("a YAML program that uses the plugin of components", function () {
  this.timeout(40 * 60_000);
  /* Pulumi's own provider would fetch the chart of metrics-server. */
  const runs = new FixtureRuns("../languages/plugin-fixture", "stand-in");

  it("is planned with the children of its components", async () => {
    const project = readProject(fixture);
    const { notes, outputs, resources } = await plan(project, readStack(project, "trial"));
    const made = resources.map(({ name, type }) => `${type} ${name}`);
    for (const one of [
      "keelson:index:ExistingCluster team",
      "kubernetes:helm.sh/v3:Release platform-metrics-server",
      "kubernetes:core/v1:ResourceQuota shop",
      "kubernetes:core/v1:ConfigMap settings-8fc4852c20",
      "kubernetes:apps/v1:Deployment web",
    ]) {
      assert.ok(made.includes(one), `${one} in ${made.join("\n")}`);
    }
    assert.ok(resources.every(({ opaque }) => opaque !== true));
    assert.deepEqual(outputs, { namespace: "shop", workload: "web" });
    assert.deepEqual(notes, ["shop-of-components:kubeconfig is not set for stack trial: planned with a placeholder"]);
  });

  it("is rehearsed: up, once more without a change, and destroyed", async () => {
    const traps = await Traps.set();
    runs.begin(traps.environment);
    try {
      const { output, report } = await runs.rehearse("trial", "--phase", "up-again,destroy");
      assert.deepEqual(report?.failures, [], output);
      const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
      const [, [created]] = made[0] ?? ["", [0]];
      assert.ok(created !== undefined && created >= 18, output);
      assert.deepEqual(made, [
        ["up", [created, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, created]],
        ["destroy", [0, 0, 0, created, 0]],
      ]);
      assert.deepEqual(traps.caught(), []);
    } finally {
      await traps.clear();
      runs.end();
    }
  });
});
