import assert from "node:assert/strict";
import type { AddressEnd, Connection } from "../../../cli/paths/contract";
import { passes } from "../../../cli/paths/evaluate";
import type { Fields } from "../../../cli/values";
import { object } from "../../wiring/objects";
import { connection, denyAll, fabric, pods, policiesAmong } from "../scenes";

const cilium = { ...fabric, cni: "cilium" } as const;
const web = pods("shop/web");
const api = pods("shop/api");
const other = pods("bank/api");
const nodes: AddressEnd = { kind: "nodes", name: "the nodes", ranges: ["10.0.0.0/24"] };
const apiServer: AddressEnd = { kind: "api-server", name: "the API server", ranges: ["10.0.9.0/28"] };
const outside: AddressEnd = { kind: "outside", name: "a client", ranges: ["203.0.113.7/32"] };

function own(spec: Fields, kind = "CiliumNetworkPolicy") {
  const path = kind === "CiliumNetworkPolicy" ? "shop/web" : "web";
  return object("cilium.io/v2", kind, path, { spec: { endpointSelector: { matchLabels: { app: "web" } }, ...spec } });
}

function enters(rule: Fields, from: Connection["from"]) {
  return passes(policiesAmong([own({ ingress: [rule] })], cilium), connection(from, web), cilium);
}

describe("CiliumNetworkPolicies", () => {
  const cases: [string, Fields, Connection["from"], boolean | undefined][] = [
    ["an empty rule only isolates", {}, api, false],
    [
      "ports without peers mean everybody",
      { toPorts: [{ ports: [{ port: "8080", protocol: "TCP" }] }] },
      outside,
      true,
    ],
    ["ports limit", { fromEntities: ["all"], toPorts: [{ ports: [{ port: "8081", protocol: "TCP" }] }] }, api, false],
    ["port 0 means every port", { fromEntities: ["all"], toPorts: [{ ports: [{ port: "0" }] }] }, api, true],
    ["endpoints are of the own namespace", { fromEndpoints: [{ matchLabels: { app: "api" } }] }, other, false],
    ["an empty endpoint means the own namespace", { fromEndpoints: [{}] }, api, true],
    ["an empty endpoint does not mean others", { fromEndpoints: [{}] }, other, false],
    [
      "endpoints name another namespace by a label",
      { fromEndpoints: [{ matchLabels: { "k8s:io.kubernetes.pod.namespace": "bank", "k8s:app": "api" } }] },
      other,
      true,
    ],
    [
      "endpoints name namespaces by their labels",
      { fromEndpoints: [{ matchLabels: { "k8s:io.cilium.k8s.namespace.labels.team": "bank" } }] },
      other,
      true,
    ],
    ["an empty list of endpoints means nobody", { fromEndpoints: [] }, api, false],
    ["cluster means pods", { fromEntities: ["cluster"] }, other, true],
    ["cluster means nodes", { fromEntities: ["cluster"] }, nodes, true],
    ["host alone means only one node", { fromEntities: ["host"] }, nodes, false],
    ["host and remote-node mean nodes", { fromEntities: ["host", "remote-node"] }, nodes, true],
    ["kube-apiserver means the API server", { fromEntities: ["kube-apiserver"] }, apiServer, true],
    ["kube-apiserver means no pods", { fromEntities: ["kube-apiserver"] }, api, false],
    ["world means what is outside", { fromEntities: ["world"] }, outside, true],
    ["world means no pods", { fromEntities: ["world"] }, api, false],
    ["a CIDR means what is outside", { fromCIDR: ["203.0.113.0/24"] }, outside, true],
    ["a CIDR means no pods", { fromCIDR: ["0.0.0.0/0"] }, api, false],
    ["a set has exceptions", { fromCIDRSet: [{ cidr: "0.0.0.0/0", except: ["203.0.113.0/24"] }] }, outside, false],
    ["groups of a cloud are not known", { fromGroups: [{ aws: {} }] }, outside, undefined],
  ];
  for (const [name, rule, from, expected] of cases) {
    it(name, () => assert.equal(enters(rule, from), expected));
  }

  it("deny whatever others allow", () => {
    const allow = own({ ingress: [{ fromEntities: ["all"] }] });
    const deny = own({ ingressDeny: [{ fromEndpoints: [{ matchLabels: { app: "api" } }] }] });
    const through = (from: Connection["from"]) =>
      passes(policiesAmong([allow, deny], cilium), connection(from, web), cilium);
    assert.deepEqual([through(api), through(other)], [false, true]);
  });

  it("add to NetworkPolicies, if Cilium runs", () => {
    const objects = [denyAll("shop"), own({ ingress: [{ fromEntities: ["host", "remote-node"] }] })];
    const into = (cni: "cilium" | "dataplane-v2") =>
      passes(policiesAmong(objects, { ...fabric, cni }), connection(nodes, web), { ...fabric, cni });
    assert.deepEqual([into("cilium"), into("dataplane-v2")], [true, false]);
  });

  it("do not isolate if they say so", () => {
    const policy = own({ enableDefaultDeny: { ingress: false }, ingress: [{ fromEntities: ["host"] }] });
    assert.equal(passes(policiesAmong([policy], cilium), connection(api, web), cilium), true);
  });

  it("of the whole cluster mean pods in all namespaces", () => {
    const rule = { ingress: [{ fromEndpoints: [{ matchLabels: { app: "api" } }] }] };
    const policies = policiesAmong([own(rule, "CiliumClusterwideNetworkPolicy")], cilium);
    assert.equal(passes(policies, connection(other, web), cilium), true);
    assert.equal(passes(policies, connection(pods("bank/db"), pods("bank/web")), cilium), false);
  });
});
