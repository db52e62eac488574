import assert from "node:assert/strict";
import { publishedManifest } from "../../build/manifest";

describe("the package.json of a built package", () => {
  it("names compiled entries, also for resolution that does not read exports", () => {
    const source = {
      name: "keelson",
      private: true,
      exports: { ".": "./index.ts", "./eks": "./clusters/eks/index.ts" },
      devDependencies: { typescript: "6" },
      peerDependencies: { "@pulumi/pulumi": "^3" },
    };
    assert.deepEqual(publishedManifest(source, "."), {
      name: "keelson",
      peerDependencies: { "@pulumi/pulumi": "^3" },
      main: "./index.js",
      types: "./index.d.ts",
      exports: {
        ".": { types: "./index.d.ts", default: "./index.js" },
        "./eks": { types: "./clusters/eks/index.d.ts", default: "./clusters/eks/index.js" },
        "./package.json": "./package.json",
      },
      typesVersions: { "*": { eks: ["./clusters/eks/index.d.ts"] } },
    });
  });

  it("names compiled commands in the folder that the compiler writes them to", () => {
    assert.deepEqual(publishedManifest({ private: true, bin: { keelson: "./main.ts" } }, "cli"), {
      bin: { keelson: "./cli/main.js" },
    });
  });
});
