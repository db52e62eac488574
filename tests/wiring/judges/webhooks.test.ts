import assert from "node:assert/strict";
import { broken, deployment, object, service } from "../objects";

const called = { name: "hooks", namespace: "system" };
const kinds = {
  "webhook check.example.com": (target: object) =>
    object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "hooks", {
      webhooks: [{ name: "check.example.com", clientConfig: { service: target } }],
    }),
  conversion: (target: object) =>
    object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "shops.example.com", {
      spec: { conversion: { webhook: { clientConfig: { service: target } } } },
    }),
  service: (target: object) =>
    object("apiregistration.k8s.io/v1", "APIService", "v1.example.com", { spec: { service: target } }),
};

describe("what the API server calls", () => {
  it("may be an address outside the cluster", () => {
    const webhooks = [{ name: "check.example.com", clientConfig: { url: "https://checks.example.com/" } }];
    const outside = object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "hooks", { webhooks });
    assert.deepEqual(broken(outside), []);
  });

  const there = [deployment("system/hooks"), service("system/hooks", { port: 443, targetPort: "http" })];
  for (const [place, make] of Object.entries(kinds)) {
    it(`is a Service with the port, of a ${place}`, () => {
      assert.deepEqual(broken(...there, make(called)), []);
      assert.match(broken(make(called))[0] ?? "", new RegExp(`: ${place}: expected Service system/hooks, got none`));
      assert.match(
        broken(...there, make({ ...called, port: 9443 }))[0] ?? "",
        /expected port 9443 of Service system\/hooks, got 443; add the port, or fix the reference/,
      );
    });
  }
});
