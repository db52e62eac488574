import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { plan } from "../../../cli/plan/program";
import { readProject, readStack, readStackReferences } from "../../../cli/project";
import { resolveTools } from "../../../cli/toolchain";
import { Traps } from "../../support/traps";
import { changesByPhase, ended, FixtureRuns } from "../rehearsal/fixture-runs";
import { serveChartRepository } from "./chart-repository";

const fixture = path.join(__dirname, "yaml-fixture");
const references = path.join(fixture, "stack-references.yaml");

describe("a YAML program", function () {
  this.timeout(40 * 60_000);
  const runs = new FixtureRuns("../languages/yaml-fixture", "stand-in");
  const folder = mkdtempSync(path.join(os.tmpdir(), "yaml-program-"));
  let server: Server | undefined;
  let url = "";
  before(async () => {
    const { helm } = await resolveTools(["helm", "pulumi-language-yaml"]);
    ({ server, url } = await serveChartRepository(helm.path, folder));
  });
  after(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  it("is planned by Pulumi's own language host", async () => {
    const stackReferences = readStackReferences(references);
    const project = { ...readProject(fixture, { repository: url }), stackReferences };
    const { notes, outputs, resources } = await plan(project, readStack(project, "trial"));
    const settings = resources.find(({ name }) => name === "settings");
    assert.deepEqual(resources.map(({ name, type }) => `${type} ${name}`).toSorted(), [
      "docker:index/image:Image image",
      "kubernetes:core/v1:ConfigMap settings",
      "kubernetes:core/v1:Namespace shop",
      "kubernetes:helm.sh/v3:Release web",
      "kubernetes:helm.sh/v4:Chart more",
      "pulumi:pulumi:StackReference network",
      "random:index/randomPet:RandomPet suffix",
    ]);
    assert.deepEqual(settings?.inputs.data, {
      greeting: "HELLO",
      pet: "<unknown>",
      vpc: "vpc-0123456789",
      image: "<unknown>",
    });
    assert.equal(settings.inputs.kind, "ConfigMap");
    assert.deepEqual(outputs, { greeting: "HELLO" });
    assert.deepEqual(notes, [
      "No installed SDK declares the types of docker, std, so misspelt types, inputs and outputs are not found.",
    ]);
  });

  it("is planned without a kubeconfig, credentials or a login of yours", async () => {
    const traps = await Traps.set();
    try {
      const command = ["--import", "tsx", "cli/main.ts", "plan", "--cwd", fixture, "--config", "repository=https://a"];
      const { status, output } = await ended(
        spawn(process.execPath, [...command, "--stack-references", references], {
          cwd: path.resolve(__dirname, "../../.."),
          env: traps.environment,
          stdio: ["ignore", "pipe", "pipe"],
        }),
      );
      assert.equal(status, 0, output);
      assert.match(output, /greeting: HELLO/);
      assert.deepEqual(traps.caught(), []);
    } finally {
      await traps.clear();
    }
  });

  it("is refused with the host's own words", async () => {
    const project = readProject(path.join(__dirname, "yaml-mistakes"));
    await assert.rejects(plan(project, readStack(project, "trial")), (error: Error) => {
      assert.match(error.message, /^the program failed:\n/);
      assert.match(error.message, /unable to find resource type "kubernetes:core\/v1:ConfgMap"/);
      assert.match(error.message, /metdata/);
      return true;
    });
  });

  it("is rehearsed, with charts that Helm downloads if you let it", async () => {
    const traps = await Traps.set();
    runs.begin(traps.environment);
    try {
      const phases = ["--phase", "up-again,destroy"];
      const { output, report } = await runs.rehearseWithout(
        "--config",
        `repository=${url}`,
        "--stack-references",
        references,
        "--pull-charts",
        ...phases,
      );
      assert.deepEqual(report?.failures, [], output);
      const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
      assert.deepEqual(made, [
        ["up", [8, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, 8]],
        ["destroy", [0, 0, 0, 8, 0]],
      ]);
      assert.deepEqual(report.charts, { installed: ["web"], crdsOnly: [], absent: [] });
      assert.match(output, new RegExp(`web +installed +1\\.2\\.3 found, downloaded from ${url}`));
      assert.match(output, /No image is built or pushed: docker:index\/image:Image\./);
      assert.match(output, /pulumi-language-yaml +\S+ +Pulumi's own/);
      assert.deepEqual(traps.caught(), []);
    } finally {
      await traps.clear();
      runs.end();
    }
  });
});
