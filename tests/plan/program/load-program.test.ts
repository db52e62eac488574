import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { loadProgram } from "../../../cli/plan/program/load-program";
import { readProject } from "../../../cli/project";

describe("a program that is loaded", () => {
  it("is that of the project's folder, whatever file beside it has the folder's name", () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), "load-program-"));
    const folder = process.cwd();
    try {
      const root = path.join(parent, "infra");
      mkdirSync(root);
      writeFileSync(path.join(root, "Pulumi.yaml"), "name: infra\nruntime: nodejs\n");
      writeFileSync(path.join(root, "index.js"), 'exports.from = "the folder";\n');
      writeFileSync(path.join(parent, "infra.js"), 'exports.from = "the file beside it";\n');
      assert.deepEqual(loadProgram(readProject(root)), { from: "the folder" });
      const main = { ...readProject(root), main: "index.js" };
      assert.deepEqual(loadProgram(main), { from: "the folder" });
    } finally {
      process.chdir(folder);
      rmSync(parent, { recursive: true });
    }
  });
});
