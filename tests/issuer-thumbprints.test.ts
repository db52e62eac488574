import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import os from "node:os";
import path from "node:path";
import type { Compiling } from "../cli/deferred-manifests";
import { knowThumbprints } from "../cli/issuer-thumbprints";

/** How the SDK asks for a thumbprint. */
const asking = `
const pulumi = { output: (value) => ({ apply: (next) => next(value) }) };
exports.getIssuerCAThumbprint = (issuer) => "asked " + issuer;`;
const issuer = "https://oidc.eks.eu-central-1.amazonaws.com";

describe("the thumbprint of an identity provider", () => {
  let folder = "";
  let end: () => void;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "thumbprints-"));
    end = knowThumbprints(Module.prototype as unknown as Compiling);
  });
  afterEach(() => {
    end();
    rmSync(folder, { recursive: true });
  });

  function thumbprintBy(file: string): string {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, asking);
    const sdk = createRequire(full)(full) as { getIssuerCAThumbprint: (issuer: string) => string };
    return sdk.getIssuerCAThumbprint(issuer);
  }

  it("is known to @pulumi/eks", () => {
    assert.match(thumbprintBy("node_modules/@pulumi/eks/cert-thumprint.js"), /^[0-9a-f]{40}$/);
  });

  it("is left to other modules, and to the SDK afterwards", () => {
    assert.equal(thumbprintBy("node_modules/eks/cert-thumprint.js"), `asked ${issuer}`);
    end();
    assert.equal(thumbprintBy("node_modules/@pulumi/eks/cert-thumprint.js"), `asked ${issuer}`);
  });
});
