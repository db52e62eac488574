import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PluginRun } from "../plugin/plugin-run";
import { build } from "./installation";

describe("the built plugin", () => {
  const folder = resolve("plugin/dist");
  const run = new PluginRun();
  before(async () => {
    await build();
    await run.start(folder);
  });
  after(() => run.stop());

  it("is a whole package that Pulumi can start", () => {
    const { bin, main } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Record<string, unknown>;
    assert.deepEqual([main, bin], ["./plugin/main.js", { "pulumi-resource-keelson": "./plugin/main.js" }]);
    assert.equal(readFileSync(`${folder}/PulumiPlugin.yaml`, "utf8"), "runtime: nodejs\n");
    assert.ok(["README.md", "LICENSE", "plugin/main.js"].every((file) => existsSync(`${folder}/${file}`)));
  });

  it("answers with its schema", async () => {
    assert.equal((await run.schemas()).get("keelson"), readFileSync("plugin/schema.json", "utf8"));
  });

  for (const type of ["EksCluster", "GkeCluster", "AksCluster"]) {
    it(`loads ${type} once a program asks for it, which checks its arguments`, async () => {
      await assert.rejects(run.make(type, "shop", {}), new RegExp(`^Error: ${type} "shop" is not valid:`));
    });
  }
});
