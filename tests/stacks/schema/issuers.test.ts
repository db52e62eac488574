import assert from "node:assert/strict";
import { runOwnStack } from "../../support/programs";

const authority = { kind: "self-signed-ca" };

/** Runs the stack local with issuers of its own, and returns the issuers that its Ingresses name. */
async function issuersOf(certManager: object, changes: Record<string, string> = {}): Promise<unknown[]> {
  const addons = JSON.stringify({ "cert-manager": certManager });
  const run = await runOwnStack("local", { "keelson:addons": addons, ...changes });
  return run.ofType("kubernetes:networking.k8s.io/v1:Ingress").map(({ inputs }) => {
    const { annotations } = inputs.metadata as { annotations: Record<string, unknown> };
    return annotations["cert-manager.io/cluster-issuer"];
  });
}

describe("the issuer of a stack's workloads", () => {
  it("is the one that the file names, also one of its own", async () => {
    const issuers = { company: authority, lab: authority };
    assert.deepEqual(await issuersOf({ issuers }, { "keelson:issuer": "lab" }), ["lab"]);
  });

  it("is the only one that there is, if the file names none", async () => {
    const certManager = { letsEncrypt: false, http01: false, issuers: { company: authority } };
    assert.deepEqual(await issuersOf(certManager), ["company"]);
  });

  it("is that of Let's Encrypt for tests, if the file names none and there are several", async () => {
    assert.deepEqual(await issuersOf({ issuers: { company: authority } }), ["letsencrypt-staging"]);
  });
});
