import assert from "node:assert/strict";
import { pathLines } from "../../cli/paths";
import type { Fields } from "../../cli/values";
import { deployment, object } from "../wiring/objects";
import { denyAll, judged, peer, policy } from "./scenes";

const quiet = { dnsPolicy: "None" };
const pods = ["shop/web", "shop/api", "bank/db"].map((path) => deployment(path, {}, quiet));
const denied = [denyAll("shop"), denyAll("bank")];
const apiFrom = (rule: Fields) => policy("shop/api", { policyTypes: ["Ingress"], ingress: [rule] });
const everythingOut = ["shop", "bank"].map((namespace) =>
  policy(`${namespace}/*`, { policyTypes: ["Egress"], egress: [{}] }),
);

describe("pairs that nobody declares", () => {
  it("do not pass if everything is denied", () => {
    const { broken, open, tried, unnamed } = judged([...pods, ...denied]);
    assert.deepEqual([broken, open, tried, unnamed], [[], [], 6, 0]);
  });

  it("are broken if they pass by a rule that names no pods", () => {
    const everywhere = { namespaceSelector: {}, podSelector: {} };
    for (const rule of [{}, { from: [everywhere] }, { from: [{ ipBlock: { cidr: "10.1.0.0/16" } }] }]) {
      const { broken, unnamed } = judged([...pods, ...denied, ...everythingOut, apiFrom(rule)]);
      assert.equal(unnamed, 2);
      assert.deepEqual(broken, [
        "Deployment shop/api: port 8080: expected only callers that a rule names, got Deployment shop/web and 1 more; a rule in NetworkPolicy shop/all, NetworkPolicy shop/api names no pods, so name the callers in this rule",
      ]);
    }
  });

  it("may pass if a rule at one end names them, by labels or by namespace", () => {
    const named = [apiFrom({ from: [peer("web")] }), apiFrom({ from: [{ podSelector: {} }] })];
    for (const rule of named) {
      assert.equal(judged([...pods, ...denied, ...everythingOut, rule]).unnamed, 0);
    }
    const out = ["shop/web", "bank/db"].map((path) =>
      policy(path, { policyTypes: ["Egress"], egress: [{ to: [peer("shop/api")] }] }),
    );
    assert.equal(judged([...pods, ...denied, ...out, apiFrom({})]).unnamed, 0);
  });

  it("may pass to what a Service offers to the outside", () => {
    const edge = (type: string) =>
      object("v1", "Service", "shop/api", {
        spec: { type, selector: { app: "api" }, ports: [{ port: 443, targetPort: "http" }] },
      });
    const unnamed = (type: string) => judged([...pods, ...denied, ...everythingOut, apiFrom({}), edge(type)]).unnamed;
    assert.deepEqual(["ClusterIP", "NodePort", "LoadBalancer"].map(unnamed), [2, 0, 0]);
  });

  it("pass in namespaces that are open, which are named", () => {
    const incoming = policy("bank/*", { policyTypes: ["Ingress"] });
    const { broken, open } = judged([...pods, incoming]);
    assert.deepEqual([broken, open], [[], ["bank (out)", "shop (in, out)"]]);
  });

  it("are a sample in a large cluster, the same one each time", () => {
    const ports = Array.from({ length: 20 }, (_, index) => ({ containerPort: 8000 + index }));
    const many = Array.from({ length: 60 }, (_, index) => deployment(`shop/pod-${index}`, { ports }, quiet));
    const [first, second] = [judged([...many, denyAll("shop")]), judged([...many, denyAll("shop")])];
    assert.ok(first.tried > 39_000 && first.tried <= 40_000, String(first.tried));
    assert.equal(first.tried, second.tried);
  });
});

describe("paths", () => {
  it("are summed up", () => {
    const { broken, ...rest } = judged([...pods, ...denied]);
    assert.deepEqual(pathLines({ ...rest, broken }), [
      "0 connections, all pass",
      "6 pairs of pods and ports tried: none connects without a rule",
    ]);
    const lines = pathLines({
      connections: 3,
      broken: ["Deployment shop/web: DNS: expected …"],
      unknown: ["Ingress shop/web: backend web:80: a connection to it: unknown, because nobody knows"],
      tried: 9,
      unnamed: 2,
      open: ["kube-system (in, out)"],
    });
    assert.deepEqual(lines, [
      "3 connections, 1 broken, 1 unknown",
      "unknown, because nobody knows: Ingress shop/web: backend web:80: a connection to it",
      "9 pairs of pods and ports tried: 2 connect without a rule",
      "not isolated by policies: pods in kube-system (in, out)",
    ]);
  });
});
