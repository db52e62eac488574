import assert from "node:assert/strict";
import { deployment, object, service } from "../../wiring/objects";
import { judged, peer, policy } from "../scenes";

const hook = deployment("ops/hook", { ports: [{ name: "https", containerPort: 9443 }] });
const called = service("ops/hook", { name: "https", port: 443, targetPort: "https" });
const reference = { service: { name: "hook", namespace: "ops" } };
const callers = {
  webhook: object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "hook", {
    webhooks: [{ name: "check.example.com", clientConfig: reference }],
  }),
  conversion: object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "things", {
    spec: { conversion: { webhook: { clientConfig: reference } } },
  }),
  "aggregated API": object("apiregistration.k8s.io/v1", "APIService", "v1.things", { spec: reference }),
};
const from = (cidr: string) =>
  policy("ops/hook", {
    policyTypes: ["Ingress"],
    ingress: [{ from: [{ ipBlock: { cidr } }], ports: [{ port: 9443 }] }],
  });

describe("the API server's calls", () => {
  for (const [name, caller] of Object.entries(callers)) {
    it(`reach the Service of a ${name} from the API server's addresses`, () => {
      assert.deepEqual(judged([hook, called, caller, from("10.0.9.0/28")]).broken, []);
      const { broken } = judged([hook, called, caller, from("10.0.0.0/24")]);
      assert.equal(broken.length, 1);
      assert.match(
        broken[0] ?? "",
        /expected the API server to reach Deployment ops\/hook on port 9443, got no ingress/,
      );
    });
  }

  it("come from the pods of a relay, if the cluster has one", () => {
    const relay = { callers: [{ namespace: "kube-system", labels: { app: "konnectivity" } }] };
    const objects = [hook, called, callers.webhook];
    const open = policy("ops/hook", { ingress: [{ from: [peer("kube-system/konnectivity")] }] });
    assert.deepEqual(judged([...objects, open], relay).broken, []);
    assert.match(
      judged([...objects, from("10.0.9.0/28")], relay).broken[0] ?? "",
      /expected the API server's relay to/,
    );
  });

  it("may leave the cluster", () => {
    const webhooks = [{ name: "check.example.com", clientConfig: { url: "https://checks.example.com/" } }];
    const outside = object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "hook", { webhooks });
    const verdicts = judged([hook, called, outside, from("10.0.0.0/24")]);
    assert.deepEqual([verdicts.broken, verdicts.unknown], [[], []]);
  });

  it("are unknown from addresses that nobody knows", () => {
    const objects = [hook, called, callers.webhook, from("10.0.9.0/28")];
    assert.match(
      judged(objects, { callers: [{ ranges: undefined }] }).unknown[0] ?? "",
      /unknown, because the addresses of the API server are not known$/,
    );
  });
});
