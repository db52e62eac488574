import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeRunFolder } from "../../../cli/rehearsal/processes/run-folder";

describe("a run's folder", () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), "run-folder-"));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it("is removed by the next run when its owner is gone", async () => {
    const gone = spawnSync(process.execPath, ["--version"]).pid;
    const orphan = await makeRunFolder(parent, gone);
    const living = await makeRunFolder(parent);
    assert.equal(existsSync(orphan), false);
    mkdirSync(path.join(parent, "keelson-of-nobody"));
    const next = await makeRunFolder(parent);
    assert.deepEqual(
      new Set(readdirSync(parent)),
      new Set([path.basename(living), path.basename(next), "keelson-of-nobody"]),
    );
  });

  it("is refused where the paths of its sockets would be too long", async () => {
    const long = path.join(parent, "a".repeat(60));
    mkdirSync(long);
    await assert.rejects(
      makeRunFolder(long),
      /^UserError: TMPDIR: expected a path of at most 58 bytes, .* set another TMPDIR$/,
    );
    assert.deepEqual(readdirSync(long), []);
  });
});
