import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Traps } from "../../support/traps";
import { changesByPhase, FixtureRuns } from "../rehearsal/fixture-runs";

const host = require.resolve("./played-host");

/** Puts a language host on PATH that this repository plays. */
function installHost(folder: string): void {
  const tsx = require.resolve("tsx");
  const command = `exec "${process.execPath}" --import "${tsx}" "${host}" "$@"`;
  writeFileSync(path.join(folder, "pulumi-language-go"), `#!/bin/sh\n${command}\n`, { mode: 0o700 });
}

describe("a program of a language whose host is on PATH", () => {
  const runs = new FixtureRuns("../languages/host-fixture", "stand-in");
  const folder = mkdtempSync(path.join(os.tmpdir(), "hosts-"));
  before(() => installHost(folder));
  after(() => rmSync(folder, { recursive: true }));

  it("finds the run's cluster, and no kubeconfig, credentials or login of yours", async () => {
    const traps = await Traps.set();
    runs.begin({ ...traps.environment, PATH: `${folder}:${process.env.PATH ?? ""}` });
    try {
      const { output, report } = await runs.rehearseWithout("--phase", "up-again,destroy");
      assert.deepEqual(report?.failures, [], output);
      const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
      assert.deepEqual(made, [
        ["up", [1, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, 1]],
        ["destroy", [0, 0, 0, 1, 0]],
      ]);
      assert.equal(report.parts["pulumi-language-go"]?.official, true);
      assert.deepEqual(traps.caught(), []);
    } finally {
      await traps.clear();
      runs.end();
    }
  });
});
