import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { RehearsalReport } from "../../../cli/rehearsal";
import type { ProviderChoice } from "../../../cli/rehearsal/contract";
import { processesOf } from "../../rehearsal/engine/left-running";

const root = path.resolve(__dirname, "../../..");

/** A rehearsal that has come to its end. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly report: RehearsalReport | undefined;
}

/** Rehearsals of a project beside the tests, with a folder of their own for all that is temporary. */
export class FixtureRuns {
  folder = "";
  readonly #project: string;
  readonly #provider: ProviderChoice;
  #environment: NodeJS.ProcessEnv = process.env;

  /**
   * @param provider who plays the Kubernetes provider: Pulumi's own, except where a test is about the stand-in, or a program needs a chart or a
   * manifest from an address that no test reaches
   */
  constructor(project = "fixture", provider: ProviderChoice = "official") {
    this.#project = path.join(__dirname, project);
    this.#provider = provider;
  }

  /** Makes the folder. @param environment that of the rehearsals. @default the test's own */
  begin(environment: NodeJS.ProcessEnv = process.env): void {
    this.#environment = environment;
    this.folder = mkdtempSync(path.join(os.tmpdir(), "rehearse-test-"));
  }

  /** Looks whether anything is left in the folder or running from it, and removes it. */
  end(): void {
    const left = readdirSync(this.folder).filter((name) => name !== "report.json" && !name.startsWith("tsx-"));
    assert.deepEqual(left, []);
    assert.deepEqual(processesOf(this.folder), []);
    rmSync(this.folder, { recursive: true });
  }

  /** Starts to rehearse one of the fixture's stacks. */
  start(stack: string, ...more: string[]): ChildProcess {
    return this.#start("--stack", stack, ...more);
  }

  #start(...more: string[]): ChildProcess {
    const json = path.join(this.folder, "report.json");
    return spawn(
      process.execPath,
      ["--import", "tsx", "cli/main.ts", "rehearse", "--cwd", this.#project, "--json", json, ...more],
      {
        cwd: root,
        env: { KEELSON_KUBERNETES_PROVIDER: this.#provider, ...this.#environment, TMPDIR: this.folder },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  }

  /** Rehearses one of the fixture's stacks to the end. */
  async rehearse(stack: string, ...more: string[]): Promise<Run> {
    const { status, output } = await ended(this.start(stack, ...more));
    return { status, output, report: this.report() };
  }

  /** Rehearses a fixture that has no stack to the end. */
  async rehearseWithout(...more: string[]): Promise<Run> {
    const { status, output } = await ended(this.#start(...more));
    return { status, output, report: this.report() };
  }

  /** The report of the last run; undefined where it has none. */
  report(): RehearsalReport | undefined {
    const file = path.join(this.folder, "report.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as RehearsalReport) : undefined;
  }
}

/** The changes of each phase of a report: created, updated, replaced, deleted, left alone. */
export function changesByPhase(report: RehearsalReport | undefined): [string, number[]][] {
  return (report?.phases ?? []).map(({ name, changes: { create, update, replace, delete: deleted, same } }) => [
    name,
    [create, update, replace, deleted, same],
  ]);
}

/** Waits for a process to end. */
export function ended(child: ChildProcess): Promise<{ status: number | null; output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}

/** Waits for a line of its output. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const match = pattern.exec(output);
      if (match) {
        resolve(match);
      }
    });
    child.once("close", () => reject(new Error(`ended without ${String(pattern)}: ${output}`)));
  });
}
