import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import os from "node:os";
import path from "node:path";
import { type Compiling, deferManifests, deferredAddress, shownAddress } from "../cli/deferred-manifests";

/** How the SDK reads a manifest, by its versions. */
const readers = {
  "the global function": "exports.read = (address) => fetch(address).then((r) => r.text());",
  "a package":
    'const f = require("node-fetch");\nexports.read = (address) => (0, f.default)(address).then((r) => r.text());',
  "a package, with the compiler's helper": `
    const ofModule = (m) => (m && m.__esModule ? m : { default: m });
    const f = ofModule(require("node-fetch"));
    exports.read = (address) => (0, f.default)(address).then((r) => r.text());`,
};
const address = "https://example.invalid/crds.yaml";

describe("a manifest on the internet", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "deferred-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function load(file: string, code: string): { read: (address: string) => Promise<string> } {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, code);
    return createRequire(full)(full) as ReturnType<typeof load>;
  }

  for (const [how, code] of Object.entries(readers)) {
    it(`is its address, where the SDK reads it by ${how}`, async () => {
      const end = deferManifests(Module.prototype as unknown as Compiling);
      try {
        const { read } = load("node_modules/@pulumi/kubernetes/yaml/yaml.js", code);
        assert.equal(deferredAddress(await read(address)), address);
      } finally {
        end();
      }
    });
  }

  it("is its address for an SDK that was loaded before", async () => {
    const { read } = load("node_modules/@pulumi/kubernetes/yaml/yaml.js", readers["the global function"]);
    const end = deferManifests(Module.prototype as unknown as Compiling);
    try {
      assert.equal(deferredAddress(await read(address)), address);
    } finally {
      end();
    }
  });

  it("is left to other modules, and to the SDK afterwards", async () => {
    const { fetch: own } = globalThis;
    globalThis.fetch = () => Promise.resolve(new Response("fetched"));
    const end = deferManifests(Module.prototype as unknown as Compiling);
    const other = load("yaml/yaml.js", readers["the global function"]);
    const sdk = load("node_modules/@pulumi/kubernetes/yaml/yaml.js", readers["the global function"]);
    try {
      const during = await other.read(address);
      end();
      assert.deepEqual([during, await sdk.read(address)], ["fetched", "fetched"]);
    } finally {
      globalThis.fetch = own;
    }
  });

  it("is shown without logins", () => {
    const shown = ["https://example.com/crds.yaml", "https://me:secret@example.com:8443/a.yaml?token=x#b"].map(
      shownAddress,
    );
    assert.deepEqual(shown, ["https://example.com/crds.yaml", "https://example.com:8443/a.yaml?…"]);
  });

  it("is not a program's own YAML", () => assert.equal(deferredAddress("# a comment\nkind: A"), undefined));
});
