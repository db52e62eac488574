import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readProject, readStack } from "../../cli/project";

describe("the stack of a YAML program", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "yaml-config-"));
  after(() => rmSync(folder, { recursive: true }));

  it("sets everything that the program declares, or all that is missing is listed", () => {
    const config = "{size: {type: integer}, tier: {type: string, default: s}, user: {type: string}, zone: fixed}";
    writeFileSync(
      path.join(folder, "Pulumi.yaml"),
      `name: shop\nruntime: {name: yaml, options: {a: b}}\nconfig: ${config}\ntemplate: {config: {title: {}}}\n`,
    );
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    writeFileSync(path.join(folder, "Pulumi.prod.yaml"), "config: {shop:size: 3, shop:user: a}\n");
    const project = readProject(folder);
    assert.deepEqual(project.runtimeOptions, { a: "b" });
    assert.throws(() => readStack(project, "dev"), {
      message: [
        "Pulumi.dev.yaml is not valid:",
        "✖ shop:size: is required, got nothing; run pulumi config set shop:size VALUE",
        "✖ shop:user: is required, got nothing; run pulumi config set shop:user VALUE",
      ].join("\n"),
    });
    assert.equal(readStack(project, "prod").config["shop:zone"], "fixed");
  });
});
