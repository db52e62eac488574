import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { deployment } from "../../wiring/objects";
import { denyAll, judged, peer, policy } from "../scenes";

const pods = [deployment("shop/web", {}, { dnsPolicy: "None" }), deployment("shop/api", {}, { dnsPolicy: "None" })];
const out = (rule: Fields) => policy("shop/web", { policyTypes: ["Egress"], egress: [{ to: [peer("api")], ...rule }] });
const into = (rule: Fields) =>
  policy("shop/api", { policyTypes: ["Ingress"], ingress: [{ from: [peer("web")], ...rule }] });
const on = (port: number) => ({ ports: [{ port }] });
const broken = (...policies: readonly ReturnType<typeof policy>[]) =>
  judged([...pods, denyAll("shop"), ...policies]).broken;

describe("a rule that names pods", () => {
  it("needs one at the other end", () => {
    assert.deepEqual(broken(out(on(8080)), into(on(8080))), []);
    assert.deepEqual(broken(out(on(8080))), [
      "NetworkPolicy shop/web: egress rule: expected Deployment shop/web to reach Deployment shop/api on port 8080, got no ingress rule for these pods in NetworkPolicy shop/all; allow ingress from Deployment shop/web there",
    ]);
    assert.deepEqual(broken(into(on(8080))), [
      "NetworkPolicy shop/api: ingress rule: expected Deployment shop/web to reach Deployment shop/api on port 8080, got no egress rule for these pods in NetworkPolicy shop/all; allow egress to Deployment shop/api there",
    ]);
  });

  it("needs it for each of its ports", () => {
    const { length } = broken(out({ ports: [{ port: 8080 }, { port: 9090 }] }), into(on(8080)));
    assert.equal(length, 1);
  });

  it("needs one port that the pods declare, if it names none", () => {
    assert.deepEqual(broken(out({}), into(on(8080))), []);
    assert.equal(broken(out({}), into(on(9090))).length, 1);
  });

  it("needs one that another rule of this kind has, if it names labels in every namespace", () => {
    const edge = ["one", "two"].map((name) => deployment(`edge/${name}`, {}, { dnsPolicy: "None" }));
    const outOf = (name: string) =>
      policy(`edge/${name}`, {
        policyTypes: ["Egress"],
        egress: [{ to: [{ namespaceSelector: {}, ...peer("api") }], ...on(8080) }],
      });
    const from = (name: string) =>
      policy("shop/api", {
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ namespaceSelector: {}, ...peer(name) }], ...on(8080) }],
      });
    const both = [denyAll("shop"), outOf("one"), outOf("two")];
    assert.deepEqual(judged([...pods, ...edge, ...both, from("two")]).broken, []);
    assert.equal(judged([...pods, ...edge, ...both]).broken.length, 2, "nobody reaches it");
    /* A chart that was not rendered may have one. */
    const unseen = [{ what: "chart traefik", namespace: "out", ingressClasses: ["traefik"] }];
    const fromOut = policy("shop/api", {
      policyTypes: ["Ingress"],
      ingress: [{ from: [peer("out/traefik")], ...on(8080) }],
    });
    assert.deepEqual(judged([...pods, ...edge, ...both, fromOut], {}, { unseen }).broken, []);
    assert.equal(judged([...pods, ...edge, ...both, fromOut]).broken.length, 2);
  });

  it("needs nothing if nobody has the labels, or nothing isolates the other end", () => {
    const nobody = policy("shop/web", { policyTypes: ["Egress"], egress: [{ to: [peer("nobody")] }] });
    assert.deepEqual(broken(nobody), []);
    assert.deepEqual(judged([...pods, out(on(8080))]).broken, []);
  });
});
