import assert from "node:assert/strict";
import { flowLines } from "../../../cli/plan/network/flows";
import { concerns, isPolicy, policyOf } from "../../../cli/plan/network/policies";
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

  it("is not read where it speaks of more than entities", () => {
    assert.equal(
      isPolicy(ciliumPolicy({ endpointSelector, egress: [{ toFQDNs: [{ matchName: "a.example.com" }] }] })),
      false,
    );
  });
});
