import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { deployment, judge, object, service } from "../objects";

const chart = { what: "chart kube-prometheus-stack", namespace: "monitoring" };
const namespace = object("v1", "Namespace", "shop");
const web = deployment("shop/web");
const policy = (path: string, spec: Fields) => object("networking.k8s.io/v1", "NetworkPolicy", path, { spec });
const from = (value: string, where = "monitoring") => ({
  podSelector: {},
  ingress: [
    {
      from: [
        {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": where } },
          podSelector: { matchLabels: { "app.kubernetes.io/name": value } },
        },
      ],
    },
  ],
});
const notes = (...policies: readonly Fields[]) =>
  judge([namespace, web, service("shop/web"), ...policies], { unseen: [chart], own: new Set(["shop"]) }).notes;
const sound = [policy("shop/a", from("prometheus")), policy("shop/z", from("prometheus"))];

describe("a label that a policy asks for", () => {
  it("is noted if it is nearly that of two other selectors, and nobody has it", () => {
    assert.deepEqual(notes(...sound, policy("shop/b", from("prometheusx"))), [
      'NetworkPolicy shop/b: selectors: no known object has the label app.kubernetes.io/name=prometheusx; did you mean "prometheus"?',
    ]);
  });

  it("is noted if it is nearly the name of a namespace, or nearly the label of a pod", () => {
    assert.deepEqual(notes(...sound, policy("shop/b", from("prometheus", "monitorin"))), [
      'NetworkPolicy shop/b: selectors: no known object has the label kubernetes.io/metadata.name=monitorin; did you mean "monitoring"?',
    ]);
    const cilium = object("cilium.io/v2", "CiliumNetworkPolicy", "monitoring/a", {
      spec: { egress: [{ toEndpoints: [{ matchLabels: { "k8s:app": "webb" } }] }] },
    });
    assert.match(notes(cilium).join(), /label app=webb; did you mean "web"\?$/);
  });

  it("is sound if others ask for it, too, or if nothing is like it", () => {
    assert.deepEqual(notes(...sound, policy("shop/b", from("prometheus")), policy("shop/c", from("grafana"))), []);
    assert.deepEqual(notes(...sound, policy("shop/b", from("prometheus-2000"))), []);
    assert.deepEqual(notes(policy("shop/a", from("cart-1")), policy("shop/b", from("cart-2"))), []);
  });
});
