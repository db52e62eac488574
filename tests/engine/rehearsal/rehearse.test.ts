import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { listeningSockets, listeningSocketsOf, processesOf } from "../../rehearsal/engine/left-running";
import { changesByPhase, ended, FixtureRuns, lineOf } from "./fixture-runs";

const fixture = path.join(__dirname, "fixture");

describe("keelson rehearse", () => {
  /* It reports the charts of an address that nobody reaches as absent, and the reasons of pods in its own words. */
  const runs = new FixtureRuns("fixture", "stand-in");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("takes a stack from an empty cluster to an empty cluster", async () => {
    const before = execFileSync("git", ["status", "--porcelain", fixture], { encoding: "utf8" });
    const { status, output, report } = await runs.rehearse("test", "--charts", path.join(fixture, "charts"));
    assert.equal(status, 0, output);
    assert.ok(report);
    assert.deepEqual(report.failures, []);
    assert.deepEqual(changesByPhase(report), [
      ["toolchain", [0, 0, 0, 0, 0]],
      ["control plane", [0, 0, 0, 0, 0]],
      ["preview", [21, 0, 0, 0, 0]],
      ["up", [21, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, 21]],
      ["refresh", [0, 0, 0, 0, 21]],
      ["checks", [0, 0, 0, 0, 0]],
      ["wiring", [0, 0, 0, 0, 0]],
      ["paths", [0, 0, 0, 0, 0]],
      ["permissions", [0, 0, 0, 0, 0]],
      ["destroy", [0, 0, 0, 21, 0]],
      ["leftovers", [0, 0, 0, 0, 0]],
      ["stop", [0, 0, 0, 0, 0]],
    ]);
    assert.deepEqual(report.workloads, { ready: 4, total: 4, notReady: [] });
    assert.deepEqual(report.charts, { installed: ["greeter"], crdsOnly: ["ledger"], absent: ["nowhere"] });
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    assert.equal(report.parts.pulumi?.official, true);
    assert.equal(report.parts.helm?.official, true);
    assert.ok(report.notSimulated.some((sentence) => sentence.startsWith("No traffic")));
    assert.equal(report.passed, true);
    assert.match(output, /rehearsal of test passed in \d+ s/);
    assert.equal(execFileSync("git", ["status", "--porcelain", fixture], { encoding: "utf8" }), before);
  });

  it("fails early, with name and reason, when a pod breaks the restricted level", async () => {
    const { status, output, report } = await runs.rehearse("insecure");
    assert.equal(status, 1, output);
    const up = report?.phases.find(({ name }) => name === "up");
    /* Kubernetes itself reports it only after ten minutes. */
    assert.ok(up && up.seconds < 300, `up took ${up?.seconds ?? "no"} s`);
    const failure = report?.failures.find(({ urn }) => urn.endsWith("Deployment::frontend"));
    assert.equal(failure?.phase, "up");
    assert.match(
      failure?.message ?? "",
      /^Deployment shop\/frontend: its pods would violate PodSecurity "restricted:latest": runAsNonRoot != true/,
    );
    assert.match(output, /up: frontend \(kubernetes:apps\/v1:Deployment\)/);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("takes over no object that another resource has made", async () => {
    const { status, report } = await runs.rehearse("doubled");
    assert.equal(status, 1);
    const failure = report?.failures.find(({ urn }) => urn.endsWith("ConfigMap::ledger-again"));
    assert.equal(
      failure?.message,
      'resource default/ledger was not successfully created by the Kubernetes API server: ConfigMap "ledger" already exists',
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("leaves nothing of releases that it cancels", async () => {
    const { output, report } = await runs.rehearse("cancelled");
    const ledger = report?.failures.map(({ urn }) => urn.endsWith("ConfigMap::ledger-again"));
    assert.deepEqual(ledger, [true], output);
    assert.match(
      output,
      /stopped waiting for 2 objects: Deployment\s+default\/endless,\s+Deployment\s+default\/endless-atomic/,
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("tells the events of a workload that does not become ready in time", async () => {
    const { report } = await runs.rehearse("stuck");
    const failure = report?.failures.find(({ urn }) => urn.endsWith("Deployment::frontend"));
    assert.match(
      failure?.message ?? "",
      /^Deployment shop\/frontend did not become ready: 0 of 2 replicas available after 6 s\n {2}- Pod frontend-\S+: FailedScheduling: 0\/3 nodes are available/,
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("shows a program's own refusal once, without a stack trace", async () => {
    const { status, output, report } = await runs.rehearse("refused");
    assert.equal(status, 1);
    const refusal = 'fixture:replicas: a whole number, given "many"';
    assert.deepEqual(
      report?.failures.map(({ phase, message }) => [phase, message]),
      [["preview", refusal]],
    );
    assert.equal(output.split(refusal).length, 2, output);
    assert.doesNotMatch(output, /RunError|    at |error:/);
  });

  it("refuses a stack that does not exist before anything starts", async () => {
    const { status, output, report } = await runs.rehearse("nosuch");
    assert.equal(status, 1);
    assert.match(output, /^stack "nosuch" has no file Pulumi\.nosuch\.yaml; project fixture has /);
    assert.equal(output.trim().split("\n").length, 1);
    assert.equal(report, undefined);
  });

  for (const phase of ["control plane", "up", "destroy"]) {
    it(`leaves no process, port or folder when it is interrupted in "${phase}"`, async () => {
      const child = runs.start("test");
      const end = ended(child);
      await lineOf(child, new RegExp(`^${phase} …`, "m"));
      const sockets = listeningSocketsOf(runs.folder);
      /* While the control plane starts, none of it may listen yet. */
      assert.ok(phase === "control plane" || sockets.length > 0);
      child.kill("SIGINT");
      const { status, output } = await end;
      assert.equal(status, 130, output);
      assert.deepEqual(processesOf(runs.folder), []);
      const still = new Set(listeningSockets());
      assert.deepEqual(
        sockets.filter((socket) => still.has(socket)),
        [],
      );
    });
  }

  it("keeps everything running with --keep until it is told to stop", async () => {
    const child = runs.start("test", "--keep");
    const end = ended(child);
    const kubeconfig = (await lineOf(child, /export KUBECONFIG=(\S+)/))[1] ?? "";
    assert.match(readFileSync(kubeconfig, "utf8"), /https:\/\/127\.0\.0\.1:\d+/);
    child.kill("SIGINT");
    const { status, output } = await end;
    assert.equal(status, 0, output);
    const report = runs.report();
    assert.equal(
      report?.phases.some(({ name }) => name === "destroy"),
      false,
    );
  });
});
