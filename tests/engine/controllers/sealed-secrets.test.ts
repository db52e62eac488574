import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";
import { resolveTools } from "../../../cli/toolchain";
import { changesByPhase, FixtureRuns } from "../rehearsal/fixture-runs";
import { copyChart, moduleFolder } from "./module-folder";

const project = "../controllers/sealed-secrets-fixture";
const charts = ["--charts", join(__dirname, "sealed-secrets-fixture/charts")];

describe("keelson rehearse --controllers sealed-secrets", () => {
  const runs = new FixtureRuns(project, "stand-in");
  let directory: string;
  let certificate: string;
  let own: readonly string[];
  let kubeseal: string;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "keelson-sealed-"));
    kubeseal = (await resolveTools(["kubeseal", "sealed-secrets-controller"])).kubeseal.path;
    const authority = await createCertificateAuthority();
    certificate = join(directory, "seal.crt");
    writeFileSync(certificate, authority.certificate);
    own = [`certificate=${authority.certificate}`, `privateKey=${authority.key}`];
  });
  after(() => rmSync(directory, { recursive: true }));
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  /** Seals a password for the SealedSecret shop/database, as a developer does. */
  function seal(): string {
    const scope = ["--scope", "strict", "--name", "database", "--namespace", "shop"];
    const args = ["--raw", "--cert", certificate, ...scope];
    const { status, stdout, stderr } = spawnSync(kubeseal, args, { input: "correct-horse", encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  }

  const rehearse = (config: readonly string[], ...more: readonly string[]) =>
    runs.rehearseWithout("--config", `sealed=${seal()}`, ...config, "--controllers", "sealed-secrets", ...more);

  it("opens a SealedSecret with the rights of the chart's account, changes nothing twice and leaves nothing", async () => {
    const { output, report } = await rehearse(own, ...charts);
    assert.deepEqual(report?.failures, [], output);
    const [controller, ...others] = report.controllers;
    assert.deepEqual(others, []);
    assert.equal(controller?.account, "service account sealed-secrets/controller");
    assert.deepEqual(controller.handled, ["SealedSecret shop/database"]);
    assert.deepEqual(controller.unhandled, []);
    assert.deepEqual(controller.tried, ["decrypted a test secret in shop, which kubeseal had sealed"]);
    const changes = new Map(changesByPhase(report));
    assert.deepEqual(changes.get("up"), [6, 0, 0, 0, 0]);
    assert.deepEqual(changes.get("up again"), [0, 0, 0, 0, 6]);
    assert.deepEqual(changes.get("refresh"), [0, 0, 0, 0, 6]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    assert.match(output, /sealed-secrets v0\.38\.4 ran as service account sealed-secrets\/controller/);
  });

  it("opens it with the project's own chart, of its Go module", async () => {
    const folder = join(directory, "charts");
    copyChart(
      join(await moduleFolder("sealed-secrets-controller"), "helm/sealed-secrets"),
      join(folder, "sealed-secrets"),
    );
    const { output, report } = await rehearse(own, "--charts", folder);
    assert.deepEqual(report?.failures, [], output);
    const [controller] = report.controllers;
    assert.equal(controller?.account, "service account sealed-secrets/sealed-secrets");
    assert.deepEqual(controller.handled, ["SealedSecret shop/database"]);
    assert.deepEqual(controller.tried, ["decrypted a test secret in shop, which kubeseal had sealed"]);
    assert.equal(controller.restarts, undefined);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });

  it("fails with the controller's reason if one was sealed for another namespace", async () => {
    const { output, report, status } = await rehearse(
      [...own, "namespace=elsewhere"],
      ...charts,
      "--phase",
      "checks,destroy",
    );
    assert.equal(status, 1, output);
    const messages = report?.failures.map(({ phase, message }) => `${phase}: ${message}`) ?? [];
    assert.match(
      messages[0] ?? "",
      /^checks: controller sealed-secrets: SealedSecret elsewhere\/database cannot be decrypted: .*no key could decrypt secret/,
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("fails with the API server's refusal if the chart gives the account too few rights", async () => {
    const { output, report, status } = await rehearse(
      [...own, "mayWriteSecrets=false"],
      ...charts,
      "--phase",
      "checks,destroy",
    );
    assert.equal(status, 1, output);
    assert.ok(
      report?.failures.some(({ message }) => /cannot create resource "secrets"/.test(message)),
      output,
    );
  });

  it("opens it with the rights of the administrator if the chart is absent, and says so", async () => {
    const { output, report } = await rehearse(own, "--phase", "checks,destroy");
    assert.deepEqual(report?.failures, [], output);
    const [controller] = report.controllers;
    assert.equal(controller?.account, "administrator, because the add-on's chart is absent");
    assert.deepEqual(controller.handled, ["SealedSecret shop/database"]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });

  it("does not fail if only a cluster has the key, and says so", async () => {
    const { output, report } = await rehearse([], ...charts, "--phase", "checks,destroy");
    assert.deepEqual(report?.failures, [], output);
    const [controller] = report.controllers;
    assert.deepEqual(controller?.handled, []);
    assert.deepEqual(
      controller.unhandled.map(({ object }) => object),
      ["SealedSecret shop/database"],
    );
    assert.match(
      controller.unhandled[0]?.reason ?? "",
      /no key could decrypt secret.*only the cluster that has the matching key/,
    );
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });
});
