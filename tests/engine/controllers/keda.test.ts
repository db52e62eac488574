import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveTools } from "../../../cli/toolchain";
import { changesByPhase, FixtureRuns } from "../rehearsal/fixture-runs";
import { copyWritable, moduleFolder } from "./module-folder";

/** KEDA's own operator, with the definitions, rights and Deployment of its Go module. */
describe("keelson rehearse --controllers keda", function () {
  this.timeout(60 * 60_000);
  const runs = new FixtureRuns("../controllers/keda-fixture", "stand-in");
  let charts: string;
  let options: readonly string[];
  before(async () => {
    await resolveTools(["keda"]);
    charts = mkdtempSync(join(tmpdir(), "keelson-keda-"));
    const config = join(await moduleFolder("keda"), "config");
    const chart = join(charts, "keda");
    mkdirSync(join(chart, "templates"), { recursive: true });
    writeFileSync(join(chart, "Chart.yaml"), "apiVersion: v2\nname: keda\nversion: 0.0.1\n");
    copyWritable(join(config, "crd/bases"), join(chart, "crds"));
    for (const file of ["rbac/role", "rbac/role_binding", "service_account/service_account", "manager/manager"]) {
      copyWritable(join(config, `${file}.yaml`), join(chart, "templates", `${file.replace("/", "-")}.yaml`));
    }
    options = ["--controllers", "keda", "--charts", charts];
  });
  after(() => rmSync(charts, { recursive: true }));
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("makes autoscalers, also if a source does not answer, changes nothing twice and leaves nothing", async () => {
    const { output, report } = await runs.rehearseWithout(...options);
    assert.deepEqual(report?.failures, [], output);
    const [controller] = report.controllers;
    assert.equal(controller?.account, "service account keda/keda-operator");
    assert.deepEqual(controller.tried, ["created a HorizontalPodAutoscaler for a test ScaledObject in keda"]);
    assert.deepEqual(controller.handled, [
      "ScaledObject shop/orders",
      "ScaledObject shop/web",
      "ScaledJob shop/reports",
    ]);
    assert.deepEqual(controller.unhandled, []);
    assert.equal(controller.restarts, undefined);
    const changes = new Map(changesByPhase(report));
    assert.deepEqual(changes.get("up"), [9, 0, 0, 0, 0]);
    assert.deepEqual(changes.get("up again"), [0, 0, 0, 0, 9]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });

  it("fails with the operator's reason if a trigger is wrong", async () => {
    const more = ["--config", "start=at six", "--phase", "checks,destroy"];
    const { output, report, status } = await runs.rehearseWithout(...options, ...more);
    assert.equal(status, 1, output);
    const [first] = report?.failures ?? [];
    assert.match(first?.message ?? "", /^controller keda: ScaledObject shop\/web does not scale: .*pars/);
    assert.deepEqual(report?.controllers[0]?.handled, ["ScaledObject shop/orders", "ScaledJob shop/reports"]);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
