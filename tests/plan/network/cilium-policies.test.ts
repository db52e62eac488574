import assert from "node:assert/strict";
import { flowLines } from "../../../cli/plan/network/flows";
import { isPolicy, policyOf } from "../../../cli/plan/network/policies";
import { concerns } from "../../../cli/plan/network/policy";
import { object } from "../objects";

const ciliumPolicy = (spec: object) => object("cilium.io/v2", "CiliumNetworkPolicy", "shop/web", { spec });
const endpointSelector = { matchLabels: { app: "web" } };
const toPorts = [{ ports: [{ port: "443", protocol: "TCP" }] }];
const ofEntities = ciliumPolicy({
  endpointSelector,
  ingress: [{ fromEntities: ["kube-apiserver"], toPorts: [{ ports: [{ port: "10250", protocol: "TCP" }] }] }],
  egress: [{ toEntities: ["host", "remote-node"], toPorts }],
});

describe("a CiliumNetworkPolicy in a plan", () => {
  it("is shown as the flows that it allows", () => {
    assert.equal(isPolicy(ofEntities), true);
    assert.deepEqual(flowLines([policyOf(ofEntities)]), [
      "kube-apiserver → web:10250",
      "web → host:443, remote-node:443",
    ]);
  });

  it("says nothing of a direction that it leaves out, and speaks of no pods", () => {
    const { ingress, egress } = policyOf(
      ciliumPolicy({ endpointSelector, egress: [{ toEntities: ["host"], toPorts }] }),
    );
    assert.equal(ingress, undefined);
    const [rule] = egress ?? [];
    assert.ok(rule);
    const pods = { namespace: "shop", namespaceLabels: {}, labels: { app: "web" } };
    assert.equal(concerns(rule, "shop", pods), false);
  });

  it("is shown as the hosts that it names, without the questions to DNS that it learns them from", () => {
    const dns = { ports: [{ port: "53", protocol: "UDP" }], rules: { dns: [{ matchPattern: "*" }] } };
    const egress = [
      { toEndpoints: [{ matchLabels: { "k8s:k8s-app": "kube-dns" } }], toPorts: [dns] },
      { toFQDNs: [{ matchName: "a.example.com" }, { matchPattern: "*.example.org" }], toPorts },
    ];
    assert.deepEqual(flowLines([policyOf(ciliumPolicy({ endpointSelector, egress }))]), [
      "web → a.example.com:443, *.example.org:443",
    ]);
  });

  it("is not read where it speaks of more than entities and hosts", () => {
    assert.equal(isPolicy(ciliumPolicy({ endpointSelector, egress: [{ toCIDR: ["203.0.113.0/24"] }] })), false);
  });
});
