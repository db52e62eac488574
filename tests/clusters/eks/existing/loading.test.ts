import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

/** Loads `keelson/eks` in a process of its own, and tells which of these packages came with it. */
function loaded(...packages: readonly string[]): string[] {
  const program = `require("./components/clusters/eks/index.ts");
    const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/"));
    console.log(JSON.stringify(${JSON.stringify(packages)}.filter(isLoaded)));`;
  const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", program], { encoding: "utf8" });
  return JSON.parse(output) as string[];
}

describe("keelson/eks", () => {
  it("does not load @pulumi/eks, which is for clusters of that package only", () => {
    assert.deepEqual(loaded("@pulumi/aws", "@pulumi/eks"), ["@pulumi/aws"]);
  });
});
