import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Module } from "node:module";
import path from "node:path";
import { plan } from "../../../cli/plan/program/plan";
import { readProject, readStack } from "../../../cli/project";

/** Below node_modules, where a copy of the SDK finds what it needs. */
const packages = path.resolve(__dirname, "../../../node_modules");

const program = `
const pulumi = require("@pulumi/pulumi");
const settings = new pulumi.CustomResource("a:b:C", "settings", { color: "red" }, { protect: true });
exports.urn = settings.urn;
`;

/** Changes a file of the copy, as it was in older versions. */
function edit(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, "utf8");
  assert.match(text, from);
  writeFileSync(file, text.replace(from, to));
}

describe("a program with an older copy of Pulumi's SDK", () => {
  let root: string;
  let sdk: string;
  before(() => {
    mkdirSync(path.join(packages, ".cache"), { recursive: true });
    root = mkdtempSync(path.join(packages, ".cache", "older-sdk-"));
    sdk = path.join(root, "node_modules/@pulumi/pulumi");
    cpSync(path.join(packages, "@pulumi/pulumi"), sdk, { recursive: true });
    writeFileSync(path.join(root, "Pulumi.yaml"), "name: older\nruntime: nodejs\n");
    writeFileSync(path.join(root, "package.json"), "{}");
    writeFileSync(path.join(root, "index.js"), program);
    /* Each copy had a storage of its own, and messages lacked newer fields. */
    const state = path.join(sdk, "runtime/state.js");
    edit(state, /global\.asyncLocalStorage/g, "exports.asyncLocalStorage");
    edit(path.join(sdk, "proto/resource_pb.js"), /RegisterResourceRequest\.prototype\.hasProtect =/, "$&//\n0 &&");
    edit(path.join(sdk, "runtime/settings.js"), / && addr !== "mock"/, "");
    /* Two versions of this package in a process cannot write messages. */
    const protobuf = path.join(root, "node_modules/google-protobuf");
    mkdirSync(protobuf);
    writeFileSync(path.join(protobuf, "package.json"), '{ "name": "google-protobuf", "version": "3.0.0" }');
    writeFileSync(path.join(protobuf, "index.js"), 'throw new Error("two versions of google-protobuf");');
  });
  after(() => rmSync(root, { recursive: true }));

  it("is planned with all its resources", async () => {
    const project = readProject(root);
    const { outputs, resources } = await plan(project, readStack(project, "trial"));
    assert.deepEqual(
      resources.map(({ name, options }) => [name, options.protect]),
      [["settings", true]],
    );
    assert.deepEqual(outputs, { urn: "urn:pulumi:trial::older::a:b:C::settings" });
  });

  it("is planned in the first run of a process, too", () => {
    const args = ["build/run.cjs", "plan", "--cwd", root, "--json", "-"];
    const { status, stderr, stdout } = spawnSync(process.execPath, args, {
      cwd: path.dirname(packages),
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /urn:pulumi:trial::older::a:b:C::settings/);
  });
});

describe("a program with a copy of Pulumi's SDK that isolates no programs", () => {
  it("is refused, because its plan would be empty", async () => {
    const root = mkdtempSync(path.join(packages, ".cache", "oldest-sdk-"));
    try {
      const sdk = path.join(root, "node_modules/@pulumi/pulumi");
      mkdirSync(sdk, { recursive: true });
      writeFileSync(path.join(root, "Pulumi.yaml"), "name: oldest\nruntime: nodejs\n");
      writeFileSync(path.join(root, "index.js"), program);
      writeFileSync(path.join(sdk, "package.json"), '{ "name": "@pulumi/pulumi", "version": "2.25.2" }');
      writeFileSync(path.join(sdk, "index.js"), "exports.Config = class {};");
      const protobuf = path.join(root, "node_modules/google-protobuf");
      mkdirSync(protobuf);
      writeFileSync(path.join(protobuf, "package.json"), '{ "name": "google-protobuf", "version": "3.0.0" }');
      const resolve: unknown = Reflect.get(Module, "_resolveFilename");
      const project = readProject(root);
      await assert.rejects(
        plan(project, readStack(project, "trial")),
        /^UserError: @pulumi\/pulumi 2\.25\.2 in the project's node_modules: expected a newer version, .* rehearse the program/,
      );
      assert.equal(Reflect.get(Module, "_resolveFilename"), resolve, "the next program resolves its modules as before");
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
