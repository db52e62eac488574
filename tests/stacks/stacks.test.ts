import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readProject } from "../../cli/project";
import type { ProgramRun, RegisteredResource } from "../../components/testing";
import { runOwnStack } from "../support/programs";

for (const name of readProject(process.cwd()).stacks) {
  describe(`the stack ${name}`, () => {
    let run: ProgramRun;
    before(async () => {
      run = await runOwnStack(name);
    });

    it("uses no default provider", () => {
      const isMade = ({ component, type }: RegisteredResource) => !component && !type.startsWith("pulumi:providers:");
      const made = run.resources.filter(isMade);
      assert.ok(made.length > 0);
      assert.deepEqual(
        made.filter(({ provider }) => provider === undefined),
        [],
      );
    });

    it("has every resource inside of a component", () => {
      const top = run.resources.filter(({ parent }) => parent === undefined);
      assert.ok(top.length > 0);
      assert.deepEqual(
        top.filter(({ component }) => !component),
        [],
      );
    });

    it("gives the kubeconfig as a secret only", () => {
      assert.equal(run.outputs.kubeconfig, "[secret]");
      assert.ok(!JSON.stringify(run.resources).includes("cluster.test"));
    });

    it("puts no Kubernetes object into the default namespace", () => {
      for (const { inputs, urn } of run.resources) {
        const { metadata } = inputs as { metadata?: { namespace?: string } };
        assert.notEqual(metadata?.namespace, "default", urn);
      }
    });

    it("names every image by tag or digest", () => {
      for (const [, image = ""] of JSON.stringify(run.resources).matchAll(/"image":"([^"]+)"/g)) {
        assert.match(image, /:[^/]+$/);
      }
    });
  });
}

describe("a stack without a cloud", () => {
  it("loads no other SDK of Pulumi's than that of Kubernetes", () => {
    const script = `
      const { runOwnStack } = require("./tests/support/programs.ts");
      runOwnStack("local").then(() => {
        const packages = Object.keys(require.cache).flatMap((file) => /node_modules\\/(@pulumi\\/[^/]+)/.exec(file)?.[1] ?? []);
        console.log([...new Set(packages)].sort().join(" "));
      });
    `;
    const loaded = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], { encoding: "utf8" });
    assert.equal(loaded.trim(), "@pulumi/kubernetes @pulumi/pulumi");
  });
});
