import assert from "node:assert/strict";
import { isolations, reaches, reachLine } from "../../../cli/plan/network";
import type { RegisteredResource } from "../../../components/testing";
import { resource } from "../cost/stacks";

const labels = (name: string) => ({ matchLabels: { app: name } });
const policy = (name: string, spec: Readonly<Record<string, unknown>>): RegisteredResource =>
  resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, {
    kind: "NetworkPolicy",
    metadata: { name, namespace: "shop" },
    spec,
  });
const workload = (name: string): RegisteredResource =>
  resource("kubernetes:apps/v1:Deployment", name, {
    kind: "Deployment",
    metadata: { name, namespace: "shop" },
    spec: { template: { metadata: { labels: { app: name } } } },
  });

describe("connections that policies allow", () => {
  it("are one for each peer and port, in the direction of the rule", () => {
    const one = policy("db", {
      podSelector: labels("db"),
      ingress: [{ from: [{ podSelector: labels("api") }], ports: [{ port: 5432 }, { port: 9187 }] }],
      egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] }],
    });
    assert.deepEqual(
      reaches([one], new Map()).map(({ direction, from, to, port, range }) => [direction, from, to, port, range]),
      [
        ["in", "shop/api", "shop/db", "5432/TCP", undefined],
        ["in", "shop/api", "shop/db", "9187/TCP", undefined],
        ["out", "shop/db", "10.0.0.0/8", "", "10.0.0.0/8"],
      ],
    );
  });

  it("are from anywhere without peers, and have no range with exceptions", () => {
    const one = policy("web", {
      podSelector: labels("web"),
      ingress: [{}, { from: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }] }],
    });
    const [first, second] = reaches([one], new Map());
    assert.deepEqual([first?.from, first?.port], ["anywhere", ""]);
    assert.equal(second?.range, undefined);
  });

  it("are written without the namespace that both have", () => {
    assert.equal(reachLine([{ from: "shop/api", to: "shop/db", port: "5432/TCP" }]), "shop/api → db:5432");
    assert.equal(reachLine([{ from: "shop/api", to: "data/db", port: "" }]), "shop/api → data/db");
  });
});

describe("pods that policies isolate", () => {
  const isolated = (resources: Parameters<typeof isolations>[0]) =>
    isolations(resources).map(({ asksDns: _asksDns, ...directions }) => directions);

  it("are those that a policy selects, in each direction", () => {
    const inOnly = policy("db", { podSelector: labels("db"), policyTypes: ["Ingress"], ingress: [] });
    assert.deepEqual(isolated([workload("db"), workload("api"), inOnly]), [
      { place: "shop/db", isIn: true, isOut: false },
      { place: "shop/api", isIn: false, isOut: false },
    ]);
  });

  it("are all below a policy for the whole namespace", () => {
    const deny = policy("deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    assert.deepEqual(isolated([workload("db"), deny]), [{ place: "shop/db", isIn: true, isOut: true }]);
  });
});
