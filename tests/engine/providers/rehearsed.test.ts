import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RehearsalReport } from "../../../cli/rehearsal";
import { ended } from "../rehearsal/fixture-runs";

describe("a rehearsal with judges", function () {
  this.timeout(60 * 60_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-judged-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("has every resource and every change judged by AWS' provider", async () => {
    const json = join(folder, "report.json");
    const flags = ["--judges", "--phase", "scale,upgrade", "--json", json];
    const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", "rehearse", "dev", ...flags], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { status, output } = await ended(child);
    assert.equal(status, 0, output);
    const { failures, judges, phases } = JSON.parse(readFileSync(json, "utf8")) as RehearsalReport;
    assert.deepEqual(failures, []);
    assert.ok(phases.some(({ name }) => name === "judges"));
    const [, judged = "0"] = /^terraform-provider-aws \S+: judged (\d+), refused 0$/.exec(judges[0] ?? "") ?? [];
    const made = phases.find(({ name }) => name === "upgrade")?.changes.update ?? 0;
    assert.ok(made > 0 && Number(judged) > 80, judges.join("\n"));
  });
});
