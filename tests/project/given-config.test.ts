import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { readProject, readStack } from "../../cli/project";

describe("the configuration that you give beside a stack's file", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "given-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function stack(yaml: string, given: Record<string, string>) {
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nconfig: { tier: small }\n");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), yaml);
    return readStack(readProject(folder, given), "dev");
  }

  const files: [string, string, object][] = [
    ["with configuration", "config:\n  aws:region: eu-west-1 # ours\n", { "aws:region": "eu-west-1", token: "t" }],
    ["without configuration", "config:\n", { token: "t" }],
    ["that imports environments", "environment: [acme/dev]\n", { token: "t" }],
    ["that is empty", "", { token: "t" }],
  ];
  for (const [what, yaml, written] of files) {
    it(`is added to a file ${what}`, () => {
      const { config, text } = stack(yaml, { token: "t" });
      assert.equal(config["shop:token"], "t");
      assert.equal(config["shop:tier"], "small");
      const { config: kept } = parse(text) as { readonly config: unknown };
      assert.deepEqual(kept, written);
      assert.equal(text.includes("# ours"), yaml.includes("# ours"));
    });
  }

  it("takes the place of the project's, and not of the file's", () => {
    assert.equal(stack("", { "shop:tier": "large" }).config["shop:tier"], "large");
    assert.throws(() => stack("config: { token: a }", { "shop:token": "t" }), {
      message:
        "--config: expected keys that Pulumi.dev.yaml leaves out or encrypts, got shop:token; change them in the file",
    });
  });

  it("takes the place of a secret, which nobody can read here, and stays secret", () => {
    for (const given of ["token", "shop:token"]) {
      const { config, secretKeys, text } = stack("config: { shop:token: { secure: abc } }", { [given]: "t" });
      assert.deepEqual([config["shop:token"], secretKeys], ["t", ["shop:token"]]);
      assert.deepEqual(parse(text), { config: { "shop:token": "t" } });
    }
  });

  it("leaves a file as it is if you give none, and names the environments that it imports", () => {
    const yaml = "environment: { imports: [acme/dev, { acme/base: { merge: false } }] }\n";
    const { environments, text } = stack(yaml, {});
    assert.deepEqual([text, environments], [yaml, ["acme/dev", "acme/base"]]);
    assert.equal(stack("", {}).environments, undefined);
  });
});
