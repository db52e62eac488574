import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveTools } from "../../../cli/toolchain";
import { changesByPhase, FixtureRuns } from "../rehearsal/fixture-runs";
import { copyChart, copyWritable, moduleFolder } from "./module-folder";

const options = ["--controllers", "external-secrets", "--charts", join(__dirname, "external-secrets-fixture/charts")];

describe("keelson rehearse --controllers external-secrets", function () {
  this.timeout(30 * 60_000);
  const runs = new FixtureRuns("../controllers/external-secrets-fixture", "stand-in");
  before(async () => void (await resolveTools(["external-secrets"])));
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("syncs from a store in the cluster, names a store that no rehearsal has, and leaves nothing", async () => {
    const { output, report } = await runs.rehearseWithout(...options);
    assert.deepEqual(report?.failures, [], output);
    const [controller] = report.controllers;
    assert.equal(controller?.account, "service account external-secrets/operator");
    assert.deepEqual(controller.tried, ["copied a test secret in shop, from a store with the provider fake"]);
    assert.deepEqual(controller.handled, ["ExternalSecret shop/database"]);
    assert.deepEqual(controller.unhandled, [
      {
        object: "ExternalSecret shop/payments",
        reason: "ClusterSecretStore cloud reads from aws, but a rehearsal has no such source",
      },
    ]);
    const changes = new Map(changesByPhase(report));
    assert.deepEqual(changes.get("up"), [8, 0, 0, 0, 0]);
    assert.deepEqual(changes.get("up again"), [0, 0, 0, 0, 8]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });

  it("syncs with the project's own chart and definitions, of its Go module", async () => {
    const folder = mkdtempSync(join(tmpdir(), "keelson-external-"));
    try {
      const [module, chart] = [await moduleFolder("external-secrets"), join(folder, "external-secrets")];
      copyChart(join(module, "deploy/charts/external-secrets"), chart);
      copyWritable(join(module, "config/crds/bases"), join(chart, "crds"));
      rmSync(join(chart, "crds/kustomization.yaml"));
      const { output, report } = await runs.rehearseWithout("--controllers", "external-secrets", "--charts", folder);
      assert.deepEqual(report?.failures, [], output);
      const [controller] = report.controllers;
      assert.equal(controller?.account, "service account external-secrets/external-secrets");
      assert.deepEqual(controller.handled, ["ExternalSecret shop/database"]);
      assert.equal(controller.restarts, undefined);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("fails with the controller's reason if the store lacks the key", async () => {
    const more = ["--config", "key=missing", "--phase", "checks,destroy"];
    const { output, report, status } = await runs.rehearseWithout(...options, ...more);
    assert.equal(status, 1, output);
    const [first] = report?.failures ?? [];
    assert.match(
      first?.message ?? "",
      /^controller external-secrets: ExternalSecret shop\/database is not synced: SecretSyncedError: /,
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
