import assert from "node:assert/strict";
import {
  aggregatedApiPatch,
  definitionPatch,
  webhookPatch,
  withAuthority,
} from "../../../cli/rehearsal/controllers/ca-bundle-patches";

const OURS = "-----BEGIN CERTIFICATE-----\nours\n-----END CERTIFICATE-----\n";
const THEIRS = "-----BEGIN CERTIFICATE-----\ntheirs\n-----END CERTIFICATE-----";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const metadata = { name: "x", uid: "1", resourceVersion: "1" };
const service = { name: "hook", namespace: "policy" };

describe("certificate authorities of in-cluster backends", () => {
  const bundles: [string, string | undefined, string][] = [
    ["nothing", undefined, OURS],
    ["a placeholder", base64("\n"), OURS],
    ["another certificate", base64(THEIRS), `${THEIRS}\n${OURS}`],
  ];
  for (const [what, existing, expected] of bundles) {
    it(`are added to ${what}`, () => {
      assert.equal(Buffer.from(withAuthority(existing, OURS), "base64").toString("utf8"), expected);
    });
  }

  it("are put into the webhooks that name a Service and do not trust it yet", () => {
    const webhooks = [
      { name: "outside", clientConfig: { caBundle: "" } },
      { name: "new", clientConfig: { service } },
      { name: "done", clientConfig: { service, caBundle: base64(`${THEIRS}\n${OURS}`) } },
    ];
    assert.deepEqual(webhookPatch({ metadata, webhooks }, OURS), [
      { op: "test", path: "/webhooks/1/name", value: "new" },
      { op: "add", path: "/webhooks/1/clientConfig/caBundle", value: base64(OURS) },
    ]);
    assert.deepEqual(webhookPatch({ metadata }, OURS), []);
  });

  it("are put into conversion webhooks", () => {
    const conversion = { webhook: { clientConfig: { service } } };
    assert.deepEqual(definitionPatch({ metadata, spec: { conversion } }, OURS), [
      { op: "add", path: "/spec/conversion/webhook/clientConfig/caBundle", value: base64(OURS) },
    ]);
    assert.deepEqual(definitionPatch({ metadata, spec: {} }, OURS), []);
  });

  it("are put into aggregated APIs that verify", () => {
    assert.deepEqual(aggregatedApiPatch({ metadata, spec: { service } }, OURS), [
      { op: "add", path: "/spec/caBundle", value: base64(OURS) },
    ]);
    assert.deepEqual(aggregatedApiPatch({ metadata, spec: { service, insecureSkipTLSVerify: true } }, OURS), []);
    assert.deepEqual(aggregatedApiPatch({ metadata, spec: { service: null } }, OURS), []);
  });
});
