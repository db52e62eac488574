import assert from "node:assert/strict";
import {
  aggregatedApiPatch,
  definitionPatch,
  webhookPatch,
  withAuthority,
} from "../../../cli/rehearsal/controllers/ca-bundle-patches";

const ours = "-----BEGIN CERTIFICATE-----\nours\n-----END CERTIFICATE-----\n";
const theirs = "-----BEGIN CERTIFICATE-----\ntheirs\n-----END CERTIFICATE-----";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const identity = { apiVersion: "v1", kind: "Webhook", metadata: { name: "x" } };
const service = { name: "hook", namespace: "policy" };

describe("certificate authorities of in-cluster backends", () => {
  const bundles: [string, string | undefined, string][] = [
    ["nothing", undefined, ours],
    ["a placeholder", base64("\n"), ours],
    ["another certificate", base64(theirs), `${theirs}\n${ours}`],
  ];
  for (const [what, existing, expected] of bundles) {
    it(`are added to ${what}`, () => {
      assert.equal(Buffer.from(withAuthority(existing, ours), "base64").toString("utf8"), expected);
    });
  }

  it("are put into the webhooks that name a Service and do not trust it yet", () => {
    const webhooks = [
      { name: "outside", clientConfig: { caBundle: "" } },
      { name: "new", clientConfig: { service } },
      { name: "done", clientConfig: { service, caBundle: base64(`${theirs}\n${ours}`) } },
    ];
    assert.deepEqual(webhookPatch({ ...identity, webhooks }, ours), [
      { op: "test", path: "/webhooks/1/name", value: "new" },
      { op: "add", path: "/webhooks/1/clientConfig/caBundle", value: base64(ours) },
    ]);
    assert.deepEqual(webhookPatch(identity, ours), []);
  });

  it("are put into conversion webhooks", () => {
    const conversion = { webhook: { clientConfig: { service } } };
    assert.deepEqual(definitionPatch({ ...identity, spec: { conversion } }, ours), [
      { op: "add", path: "/spec/conversion/webhook/clientConfig/caBundle", value: base64(ours) },
    ]);
    assert.deepEqual(definitionPatch({ ...identity, spec: {} }, ours), []);
  });

  it("are put into aggregated APIs that verify", () => {
    assert.deepEqual(aggregatedApiPatch({ ...identity, spec: { service } }, ours), [
      { op: "add", path: "/spec/caBundle", value: base64(ours) },
    ]);
    assert.deepEqual(aggregatedApiPatch({ ...identity, spec: { service, insecureSkipTLSVerify: true } }, ours), []);
    assert.deepEqual(aggregatedApiPatch({ ...identity, spec: { service: null } }, ours), []);
  });
});
