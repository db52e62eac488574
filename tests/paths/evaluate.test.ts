import assert from "node:assert/strict";
import type { AddressEnd, Connection } from "../../cli/paths/contract";
import { decide, passes } from "../../cli/paths/evaluate";
import type { Fields } from "../../cli/values";
import { connection, denyAll, fabric, peer, pods, policiesAmong, policy } from "./scenes";

const web = pods(
  "shop/web",
  { name: "http", number: 8080, protocol: "TCP" },
  { name: "dns", number: 53, protocol: "UDP" },
);
const api = pods("shop/api");
const other = pods("bank/api");
const outside: AddressEnd = { kind: "outside", name: "a client", ranges: ["203.0.113.7/32"] };

/** Decides a connection to `web` by the rules of one policy for what comes in. */
function enters(rules: readonly Fields[], from: Connection["from"], port = 8080, protocol = "TCP") {
  const policies = policiesAmong([policy("shop/web", { policyTypes: ["Ingress"], ingress: rules })]);
  return passes(policies, connection(from, web, port, protocol), fabric);
}

describe("NetworkPolicies", () => {
  it("let everything through if none selects the pods", () => {
    assert.equal(passes([], connection(api, web), fabric), true);
    const elsewhere = policiesAmong([denyAll("bank"), policy("shop/db", { policyTypes: ["Ingress", "Egress"] })]);
    assert.equal(passes(elsewhere, connection(api, web), fabric), true);
  });

  it("must allow a connection at both ends", () => {
    const out = policy("shop/api", { policyTypes: ["Egress"], egress: [{ to: [peer("web")] }] });
    const into = policy("shop/web", { policyTypes: ["Ingress"], ingress: [{ from: [peer("api")] }] });
    const through = (...objects: Parameters<typeof policiesAmong>[0][number][]) =>
      passes(policiesAmong([denyAll("shop"), ...objects]), connection(api, web), fabric);
    assert.deepEqual([through(), through(out), through(into), through(out, into)], [false, false, false, true]);
  });

  it("isolate by default what comes in, and what goes out only if there are rules for it", () => {
    const isolation = (spec: Fields) => {
      const policies = policiesAmong([policy("shop/web", spec)]);
      return [passes(policies, connection(api, web), fabric), passes(policies, connection(web, api), fabric)];
    };
    assert.deepEqual(isolation({}), [false, true]);
    assert.deepEqual(isolation({ egress: [] }), [false, true]);
    assert.deepEqual(isolation({ egress: [{ to: [peer("db")] }] }), [false, false]);
    assert.deepEqual(isolation({ policyTypes: ["Egress"] }), [true, false]);
  });

  const rules: [string, Fields, Connection["from"], boolean][] = [
    ["an empty rule allows everybody", {}, outside, true],
    ["an empty list of peers allows everybody", { from: [] }, other, true],
    ["a pod selector means the policy's own namespace", { from: [peer("api")] }, api, true],
    ["a pod selector means no other namespace", { from: [peer("api")] }, other, false],
    ["an empty pod selector means the whole own namespace", { from: [{ podSelector: {} }] }, api, true],
    ["an empty pod selector means nobody outside of it", { from: [{ podSelector: {} }] }, other, false],
    ["an empty namespace selector means every pod", { from: [{ namespaceSelector: {} }] }, other, true],
    ["an empty namespace selector means no address", { from: [{ namespaceSelector: {} }] }, outside, false],
    ["selectors in one peer must both fit", { from: [peer("bank/api")] }, other, true],
    ["selectors in one peer must both fit, the namespace too", { from: [peer("bank/api")] }, api, false],
    [
      "selectors in two peers need not both fit",
      { from: [{ namespaceSelector: { matchLabels: { team: "bank" } } }, peer("nobody")] },
      other,
      true,
    ],
    ["a block means the addresses in it", { from: [{ ipBlock: { cidr: "203.0.113.0/24" } }] }, outside, true],
    [
      "a block does not mean its exceptions",
      { from: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["203.0.113.0/24"] } }] },
      outside,
      false,
    ],
  ];
  for (const [name, rule, from, expected] of rules) {
    it(name, () => assert.equal(enters([rule], from), expected));
  }

  it("compare expressions of labels", () => {
    const from = (operator: string, values?: string[]) => [
      { from: [{ podSelector: { matchExpressions: [{ key: "app", operator, ...(values && { values }) }] } }] },
    ];
    const answers = [from("In", ["api"]), from("NotIn", ["api"]), from("Exists"), from("DoesNotExist")];
    assert.deepEqual(
      answers.map((rule) => enters(rule, api)),
      [true, false, true, false],
    );
  });

  const ports: [string, Fields, number, string, boolean][] = [
    ["no ports mean every port", {}, 9, "UDP", true],
    ["a number means TCP", { port: 8080 }, 8080, "TCP", true],
    ["a number does not mean UDP", { port: 8080 }, 8080, "UDP", false],
    ["a protocol without a number means all its ports", { protocol: "UDP" }, 53, "UDP", true],
    ["a range has two ends", { port: 8000, endPort: 8080 }, 8080, "TCP", true],
    ["a range ends", { port: 8000, endPort: 8079 }, 8080, "TCP", false],
    ["a name means the port that the called pods declare", { port: "http" }, 8080, "TCP", true],
    ["a name means only that port", { port: "http" }, 8081, "TCP", false],
    ["a name means the protocol that the pods declare", { port: "dns", protocol: "UDP" }, 53, "UDP", true],
    ["a name that the pods do not declare means nothing", { port: "grpc" }, 8080, "TCP", false],
  ];
  for (const [name, port, number, protocol, expected] of ports) {
    it(name, () => {
      const list = Object.keys(port).length === 0 ? {} : { ports: [port] };
      assert.equal(enters([{ from: [peer("api")], ...list }], api, number, protocol), expected);
    });
  }

  it("name who isolates the pods", () => {
    const policies = policiesAmong([denyAll("shop"), policy("shop/web", { ingress: [] }), denyAll("bank")]);
    const { isolating } = decide(policies, "ingress", connection(api, web), fabric);
    assert.deepEqual(
      isolating.map(({ object }) => (object.metadata as Fields).name),
      ["all", "web"],
    );
  });

  it("say nothing about a block if the addresses are not known", () => {
    const unknown: AddressEnd = { kind: "outside", name: "somebody" };
    assert.equal(enters([{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }], unknown), undefined);
    assert.equal(enters([{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }, {}], unknown), true);
    assert.equal(enters([{ from: [peer("api")] }], unknown), false);
  });
});
