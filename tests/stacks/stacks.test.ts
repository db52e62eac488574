import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import type { ProgramRun } from "../../components/testing";
import { runOwnStack } from "../support/programs";

for (const name of ["local", "dev", "prod"]) {
  describe(`the stack ${name}`, () => {
    let run: ProgramRun;
    before(async () => {
      run = await runOwnStack(name);
    });

    it("uses no default provider", () => {
      const without = run.resources.filter(
        ({ component, provider, type }) =>
          !component && provider === undefined && !type.startsWith("pulumi:providers:"),
      );
      assert.deepEqual(
        without.map(({ urn }) => urn),
        [],
      );
    });

    it("has every resource inside of a component, but the four at the top", () => {
      const top = run.resources.filter(({ parent }) => parent === undefined).map(({ type }) => type);
      assert.deepEqual(top, ["keelson:index:ExistingCluster", "keelson:index:Platform", "keelson:index:Tenant"]);
    });

    it("gives the shop's address, and the kubeconfig as a secret only", () => {
      assert.match(String(run.outputs.shop), /^https:\/\/frontend\..*example\.com\/$/);
      assert.equal(run.outputs.kubeconfig, "[secret]");
      assert.ok(!JSON.stringify(run.resources).includes("cluster.test"));
    });

    it("puts no kubernetes object into the default namespace", () => {
      for (const { inputs, urn } of run.resources) {
        const { metadata } = inputs as { metadata?: { namespace?: string } };
        assert.notEqual(metadata?.namespace, "default", urn);
      }
    });

    it("names every image by tag or digest", () => {
      const images = [...JSON.stringify(run.resources).matchAll(/"image":"([^"]+)"/g)].map(([, image]) => image ?? "");
      assert.equal(images.length, 12);
      for (const image of images) {
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
