import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { givenBeside, readProject, readStack } from "../../cli/project";

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
        "--config: expected keys that Pulumi.dev.yaml leaves out or encrypts, got shop:token; change these keys in the file",
    });
  });

  it("takes the place of a secret, which nobody can read here, and stays secret", () => {
    for (const given of ["token", "shop:token"]) {
      const { config, secretKeys, text } = stack("config: { shop:token: { secure: abc } }", { [given]: "t" });
      assert.deepEqual([config["shop:token"], secretKeys], ["t", ["shop:token"]]);
      assert.deepEqual(parse(text), { config: { "shop:token": "t" } });
    }
  });

  const partly =
    "config: { shop:db: { host: db.example, users: [{ name: a, key: { secure: abc } }], password: { secure: abc } } }";

  it("takes the place of the secret parts of a value, and leaves its plain parts", () => {
    const { config, secretKeys, text } = stack(partly, { "db.password": "p", "shop:db.users[0].key": "k" });
    const db = { host: "db.example", password: "p", users: [{ key: "k", name: "a" }] };
    assert.deepEqual([config, secretKeys], [{ "shop:db": JSON.stringify(db), "shop:tier": "small" }, ["shop:db"]]);
    assert.deepEqual(parse(text), { config: { "shop:db": db } });
  });

  for (const key of ["db", "shop:db"]) {
    it(`does not take the place of ${key}, a value with plain parts`, () => {
      assert.throws(() => stack(partly, { [key]: "x" }), {
        message: `--config: expected keys that Pulumi.dev.yaml leaves out or encrypts, got ${key}; give only its encrypted parts: shop:db.users[0].key, shop:db.password`,
      });
    });
  }

  it("does not take the place of a value's plain parts", () => {
    assert.throws(() => stack(partly, { "db.host": "x" }), /got db\.host; change these keys in the file$/);
    assert.throws(
      () => stack("config: { db: { host: a } }", { "db.host": "x" }),
      /got db\.host; change these keys in the file$/,
    );
  });

  it("goes to an earlier stack's file where that leaves it out or encrypts it", () => {
    stack(partly, {});
    const given = { "db.password": "p", "db.host": "x", "shop:db": "x", token: "t" };
    assert.deepEqual(givenBeside(readProject(folder), "dev", given), { "db.password": "p", token: "t" });
  });

  it("leaves a file as it is if you give none, and names the environments that it imports", () => {
    const yaml = "environment: { imports: [acme/dev, { acme/base: { merge: false } }] }\n";
    const { environments, text } = stack(yaml, {});
    assert.deepEqual([text, environments], [yaml, ["acme/dev", "acme/base"]]);
    assert.equal(stack("", {}).environments, undefined);
  });
});
