import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ended } from "../engine/rehearsal/fixture-runs";
import { Traps } from "../support/traps";

const root = path.resolve(__dirname, "../..");
const program = path.join(root, "tests/engine/rehearsal/any-program-fixture");

describe("a plan, in a home folder full of traps", () => {
  let traps: Traps;
  let temporary = "";
  beforeEach(async () => {
    traps = await Traps.set();
    temporary = mkdtempSync(path.join(os.tmpdir(), "plan-traps-"));
  });
  afterEach(async () => {
    await traps.clear();
    rmSync(temporary, { recursive: true });
  });

  function run(...command: string[]) {
    return ended(
      spawn(process.execPath, command, {
        cwd: root,
        env: { ...traps.environment, TMPDIR: temporary },
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );
  }

  it("reads no kubeconfig, credentials or login of yours, calls nobody and leaves nothing behind", async () => {
    const keelson = ["--import", "tsx", "cli/main.ts", "plan", "--cwd", program, "--config", "title=Ours"];
    const references = path.join(program, "stack-references.yaml");
    const { status, output } = await run(...keelson, "--stack-references", references);
    assert.equal(status, 0, output);
    assert.match(output, /address: \(known only after up\)/);
    assert.deepEqual(traps.caught(), []);
    assert.deepEqual(
      readdirSync(temporary).filter((name) => !name.startsWith("tsx-")),
      [],
    );
  });

  it("would be caught by them", async () => {
    const reader = `require("fs").readFileSync(require("os").homedir() + "/.kube/config");
      require("net").connect(new URL(process.env.PULUMI_API).port, "127.0.0.1").on("close", () => {});`;
    const { status } = await run("-e", reader);
    assert.equal(status, 0);
    assert.deepEqual(traps.caught(), ["opened .kube/config", "1 connections"]);
  });
});
