import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { plan } from "../../../cli/plan/program";
import { readProject, readStack } from "../../../cli/project";

/** A program whose provider refers to a module in a way that only another compiler's output can serialize. */
const program = (step: string) => `
import * as cp from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
class Tool implements pulumi.dynamic.ResourceProvider {
  async create() {
    cp.execSync("${step}");
    return { id: "tool" };
  }
}
const inline: pulumi.dynamic.ResourceProvider = {
  async create() {
    cp.execSync("${step}");
    return { id: "inline" };
  },
};
class Run extends pulumi.dynamic.Resource {}
new Run(new Tool(), "of a class", {});
new Run(inline, "inline", { color: "blue" });
`;

describe("dynamic providers in a plan", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), "dynamic-"));
    symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function providersOf(code: string) {
    writeFileSync(path.join(root, "Pulumi.yaml"), "name: tools\nruntime: nodejs\n");
    writeFileSync(path.join(root, "Pulumi.dev.yaml"), "config: {}\n");
    writeFileSync(path.join(root, "index.ts"), code);
    const project = readProject(root);
    const { resources } = await plan(project, readStack(project, "dev"));
    return resources.filter(({ type }) => type === "pulumi-nodejs:dynamic:Resource").map(({ inputs }) => inputs);
  }

  it("need no serialization, and a change of their code is seen", async () => {
    const before = await providersOf(program("make"));
    assert.deepEqual(
      before.map(({ color }) => color),
      ["blue", undefined],
    );
    for (const [index, { __provider: code }] of (await providersOf(program("make all"))).entries()) {
      assert.match(JSON.stringify(code), /make all/);
      assert.doesNotMatch(JSON.stringify(before[index]), /make all/);
    }
  });
});
