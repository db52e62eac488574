import assert from "node:assert/strict";
import type { AddressEnd, Cni, Connection, Fabric } from "../../cli/paths/contract";
import { passes } from "../../cli/paths/evaluate";
import type { Fields } from "../../cli/values";
import { connection, fabric, peer, pods, policiesAmong, policy } from "./scenes";

const web = pods("shop/web");
const api = pods("shop/api");
const nodes: AddressEnd = { kind: "nodes", name: "the nodes", ranges: ["10.0.0.0/24"] };
const apiServer: AddressEnd = { kind: "api-server", name: "the API server", ranges: ["10.0.9.0/28"] };

function through(cni: Cni, spec: Fields, call: Connection, more: Partial<Fabric> = {}) {
  const own = { ...fabric, cni, ...more };
  const types = { policyTypes: [spec.egress === undefined ? "Ingress" : "Egress"] };
  const path = call.to.kind === "pods" && spec.egress === undefined ? "shop/web" : "shop/api";
  return passes(policiesAmong([policy(path, { ...types, ...spec })], own), call, own);
}

describe("a block of addresses", () => {
  const from = (cidr: string) => ({ ingress: [{ from: [{ ipBlock: { cidr } }] }] });
  const cases: [string, Cni, Connection["from"], string, boolean][] = [
    ["means nodes for Calico", "calico", nodes, "10.0.0.0/16", true],
    ["means nodes for the VPC CNI", "vpc-cni", nodes, "10.0.0.0/24", true],
    ["means no nodes for Cilium", "cilium", nodes, "0.0.0.0/0", false],
    ["means no nodes for Dataplane V2", "dataplane-v2", nodes, "10.0.0.0/24", false],
    ["means pods for Calico", "calico", api, "10.1.0.0/16", true],
    ["means pods for the VPC CNI", "vpc-cni", api, "10.0.0.0/8", true],
    ["means no pods for Cilium", "cilium", api, "10.0.0.0/8", false],
    ["means the API server for Cilium", "cilium", apiServer, "10.0.9.0/28", true],
    ["must hold every address", "calico", nodes, "10.0.0.0/25", false],
  ];
  for (const [name, cni, other, cidr, expected] of cases) {
    it(name, () => assert.equal(through(cni, from(cidr), connection(other, web)), expected));
  }

  it("must hold every range, if only together with other rules", () => {
    const two: AddressEnd = { ...nodes, ranges: ["10.0.0.0/24", "10.0.1.0/24"] };
    const blocks = (...cidrs: string[]) => ({ ingress: cidrs.map((cidr) => ({ from: [{ ipBlock: { cidr } }] })) });
    const lets = (...cidrs: string[]) => through("calico", blocks(...cidrs), connection(two, web));
    assert.deepEqual([lets("10.0.0.0/24"), lets("10.0.0.0/24", "10.0.1.0/24")], [false, true]);
    const ranges = { pods: ["10.1.0.0/24", "10.1.1.0/24"] };
    const letsPods = (...cidrs: string[]) => through("calico", blocks(...cidrs), connection(api, web), ranges);
    assert.deepEqual([letsPods("10.1.0.0/24"), letsPods("10.1.0.0/24", "10.1.1.0/24")], [false, true]);
  });

  it("lets nodes in for Dataplane V2 only if the rule names no peer", () => {
    assert.equal(through("dataplane-v2", { ingress: [{ ports: [{ port: 8080 }] }] }, connection(nodes, web)), true);
  });
});

describe("a connection through a Service", () => {
  const service = (selector: Fields, port = 80): Connection => ({
    ...connection(api, web),
    through: { port, selector },
  });
  const toWeb = { egress: [{ to: [peer("web")], ports: [{ port: 8080 }] }] };

  it("leaves by the selector of pods, and by the pods' port", () => {
    for (const cni of ["vpc-cni", "calico", "cilium"] as const) {
      assert.equal(through(cni, toWeb, service({ app: "web" })), true, cni);
    }
  });

  it("leaves with the VPC CNI only if the Service selects the labels that the policy names", () => {
    assert.equal(through("vpc-cni", toWeb, service({ tier: "front" })), false);
    assert.equal(through("calico", toWeb, service({ tier: "front" })), true);
    assert.equal(through("vpc-cni", toWeb, connection(api, web)), true);
  });

  it("is still at the Service's address and port for blocks with the VPC CNI", () => {
    const block = (cidr: string, port: number) => ({ egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port }] }] });
    const answers = (cni: Cni) =>
      [block("10.96.0.0/16", 80), block("10.1.0.0/16", 8080)].map((spec) =>
        through(cni, spec, service({ app: "web" })),
      );
    assert.deepEqual(
      [answers("vpc-cni"), answers("calico")],
      [
        [true, false],
        [false, true],
      ],
    );
    const any = (port: number) => through("vpc-cni", { egress: [{ ports: [{ port }] }] }, service({ app: "web" }));
    assert.deepEqual([any(80), any(8080)], [true, false]);
  });
});
