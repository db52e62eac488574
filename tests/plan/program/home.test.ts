import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const home = path.resolve(__dirname, "../../../cli/plan/program/home.ts");

/** Runs a step in a home folder of its own, in another process. */
const script = (step: string) => `
const { inOwnHome } = require(${JSON.stringify(home)});
void inOwnHome({}, async () => { console.log(process.env.HOME); ${step} });`;

describe("the home folder of a planned program", () => {
  let temporary = "";
  beforeEach(() => (temporary = mkdtempSync(path.join(os.tmpdir(), "own-home-"))));
  afterEach(() => rmSync(temporary, { recursive: true }));

  const waiting = "await new Promise((resolve) => setTimeout(resolve, 60_000));";
  const ends: readonly (readonly [string, string, NodeJS.Signals | undefined, (number | string)[]])[] = [
    ["the program ends", "", undefined, [0]],
    [
      "the program fails",
      'process.once("unhandledRejection", () => (process.exitCode = 3)); throw new Error();',
      undefined,
      [3],
    ],
    ["the program exits by itself", "process.exit(4);", undefined, [4]],
    ["you press Ctrl-C", waiting, "SIGINT", ["SIGINT"]],
    ["somebody stops it", waiting, "SIGTERM", ["SIGTERM"]],
    [
      "somebody else cleans up at Ctrl-C, too",
      `process.on("SIGINT", () => setTimeout(() => process.exit(5), 100)); ${waiting}`,
      "SIGINT",
      [5],
    ],
  ];
  for (const [what, step, signal, expected] of ends) {
    it(`is gone when ${what}`, async () => {
      const child = spawn(process.execPath, ["--require", "tsx/cjs", "-e", script(step)], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: ["ignore", "pipe", "inherit"],
      });
      child.stdout.once("data", (printed: Buffer) => {
        assert.match(printed.toString(), /keelson-home-/);
        if (signal !== undefined) {
          child.kill(signal);
        }
      });
      const end = await new Promise((resolve) => child.once("close", (code, by) => resolve([code ?? by])));
      assert.deepEqual(end, expected);
      assert.deepEqual(
        readdirSync(temporary).filter((name) => name.startsWith("keelson-")),
        [],
      );
    });
  }
});
