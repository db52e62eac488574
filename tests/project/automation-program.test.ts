import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readProject } from "../../cli/project";

describe("a folder without a project", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "automation-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is said to start Pulumi itself if it does", () => {
    const code = 'import { LocalWorkspace } from "@pulumi/pulumi/automation";\n';
    writeFileSync(path.join(folder, "deploy.ts"), code);
    assert.throws(() => readProject(folder), {
      message:
        "deploy.ts: starts Pulumi itself (Automation API), which is not supported; move its program into a project with a Pulumi.yaml",
    });
  });

  it("is asked for a project otherwise", () => {
    writeFileSync(path.join(folder, "index.ts"), 'import * as pulumi from "@pulumi/pulumi";\n');
    assert.throws(
      () => readProject(folder),
      /expected Pulumi\.yaml in .*, got none; run the command in a Pulumi project/,
    );
  });
});
