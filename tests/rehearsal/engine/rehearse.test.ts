import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { RehearsalReport } from "../../../cli/rehearsal";
import { listeningPorts, listeningPortsOf, processesOf } from "../engine-events/left-running";

const root = path.resolve(__dirname, "../../..");
const fixture = path.join(__dirname, "fixture");

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly report: RehearsalReport | undefined;
  readonly seconds: number;
}

describe("keelson rehearse", () => {
  let temporary: string;
  beforeEach(() => {
    temporary = mkdtempSync(path.join(os.tmpdir(), "rehearse-test-"));
  });
  afterEach(() => {
    const left = readdirSync(temporary).filter((name) => name !== "report.json" && !name.startsWith("tsx-"));
    assert.deepEqual(left, []);
    assert.deepEqual(processesOf(temporary), []);
    rmSync(temporary, { recursive: true });
  });

  function start(stack: string, ...more: string[]): ChildProcess {
    const json = path.join(temporary, "report.json");
    return spawn(
      process.execPath,
      ["--import", "tsx", "cli/main.ts", "rehearse", "--stack", stack, "--cwd", fixture, "--json", json, ...more],
      { cwd: root, env: { ...process.env, TMPDIR: temporary }, stdio: ["ignore", "pipe", "pipe"] },
    );
  }

  async function rehearse(stack: string, ...more: string[]): Promise<Run> {
    const started = performance.now();
    const child = start(stack, ...more);
    const { status, output } = await ended(child);
    const file = path.join(temporary, "report.json");
    const report = readdirSync(temporary).includes("report.json")
      ? (JSON.parse(readFileSync(file, "utf8")) as RehearsalReport)
      : undefined;
    return { status, output, report, seconds: (performance.now() - started) / 1000 };
  }

  it("takes a stack from an empty cluster to an empty cluster", async () => {
    const before = execFileSync("git", ["status", "--porcelain", fixture], { encoding: "utf8" });
    const { status, output, report } = await rehearse("test", "--charts", path.join(fixture, "charts"));
    assert.equal(status, 0, output);
    assert.ok(report);
    assert.deepEqual(report.failures, []);
    assert.deepEqual(
      report.phases.map(({ name, changes: { create, update, replace, delete: deleted, same } }) => [
        name,
        [create, update, replace, deleted, same],
      ]),
      [
        ["toolchain", [0, 0, 0, 0, 0]],
        ["control plane", [0, 0, 0, 0, 0]],
        ["preview", [21, 0, 0, 0, 0]],
        ["up", [21, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, 21]],
        ["refresh", [0, 0, 0, 0, 21]],
        ["checks", [0, 0, 0, 0, 0]],
        ["destroy", [0, 0, 0, 21, 0]],
        ["leftovers", [0, 0, 0, 0, 0]],
        ["stop", [0, 0, 0, 0, 0]],
      ],
    );
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

  it("fails within seconds, with name and reason, when a pod breaks the restricted level", async () => {
    const { status, output, report } = await rehearse("insecure");
    assert.equal(status, 1, output);
    const up = report?.phases.find(({ name }) => name === "up");
    assert.ok(up && up.seconds < 20, `up took ${up?.seconds ?? "no"} s`);
    const failure = report?.failures.find(({ urn }) => urn.endsWith("Deployment::frontend"));
    assert.equal(failure?.phase, "up");
    assert.match(
      failure?.message ?? "",
      /^Deployment shop\/frontend: its pods would violate PodSecurity "restricted:latest": runAsNonRoot != true/,
    );
    assert.match(output, /up: frontend \(kubernetes:apps\/v1:Deployment\)/);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("tells the events of a workload that does not become ready in time", async () => {
    const { report } = await rehearse("stuck");
    const failure = report?.failures.find(({ urn }) => urn.endsWith("Deployment::frontend"));
    assert.match(
      failure?.message ?? "",
      /^Deployment shop\/frontend did not become ready: 0 of 2 replicas available after 6 s\n {2}- Pod frontend-\S+: FailedScheduling: 0\/3 nodes are available/,
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });

  it("names what destroy leaves behind", async () => {
    const { status, report } = await rehearse("leaving");
    assert.equal(status, 1);
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: ["ConfigMap default/left-behind"] });
    assert.deepEqual(report?.failures, [
      { phase: "leftovers", urn: "", message: "ConfigMap default/left-behind is still there after destroy" },
    ]);
  });

  it("shows a program's own refusal once, without a stack trace", async () => {
    const { status, output, report } = await rehearse("refused");
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
    const { status, output, report, seconds } = await rehearse("nosuch");
    assert.equal(status, 1);
    assert.match(output, /^stack "nosuch" has no file Pulumi\.nosuch\.yaml; project fixture has /);
    assert.equal(output.trim().split("\n").length, 1);
    assert.equal(report, undefined);
    assert.ok(seconds < 15);
  });

  for (const phase of ["control plane", "up", "destroy"]) {
    it(`leaves no process, port or folder when it is interrupted in "${phase}"`, async () => {
      const child = start("test");
      const end = ended(child);
      await lineOf(child, new RegExp(`^${phase} …`, "m"));
      const ports = listeningPortsOf(temporary);
      const interrupted = performance.now();
      child.kill("SIGINT");
      const { status, output } = await end;
      assert.equal(status, 130, output);
      assert.ok(performance.now() - interrupted < 10_000);
      assert.deepEqual(processesOf(temporary), []);
      const still = new Set(listeningPorts());
      assert.deepEqual(
        ports.filter((port) => still.has(port)),
        [],
      );
    });
  }

  it("keeps everything running with --keep until it is told to stop", async () => {
    const child = start("test", "--keep");
    const end = ended(child);
    const kubeconfig = (await lineOf(child, /export KUBECONFIG=(\S+)/))[1] ?? "";
    assert.match(readFileSync(kubeconfig, "utf8"), /https:\/\/127\.0\.0\.1:\d+/);
    child.kill("SIGINT");
    const { status, output } = await end;
    assert.equal(status, 0, output);
    const report = JSON.parse(readFileSync(path.join(temporary, "report.json"), "utf8")) as RehearsalReport;
    assert.equal(
      report.phases.some(({ name }) => name === "destroy"),
      false,
    );
  });
});

function ended(child: ChildProcess): Promise<{ status: number | null; output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}

function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const match = pattern.exec(output);
      if (match) resolve(match);
    });
    child.once("close", () => reject(new Error(`ended without ${String(pattern)}: ${output}`)));
  });
}
