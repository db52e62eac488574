import assert from "node:assert/strict";
import { selects } from "../../../cli/label-selector";
import { allowedCalls, unreachable } from "../../../cli/plan/network/calls";
import { flowLines } from "../../../cli/plan/network/flows";
import { policyOf } from "../../../cli/plan/network/policies";
import type { RegisteredResource } from "../../../components/testing";
import { app, listening, object, policy } from "../objects";

const deny = policy("shop/deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
const ports = (...numbers: readonly (number | string)[]) => numbers.map((port) => ({ port, protocol: "TCP" }));
const fromWeb = policy("shop/pay", { ...app("pay"), ingress: [{ from: [app("web")], ports: ports(50051) }] });
const toPay = policy("shop/web", {
  ...app("web"),
  policyTypes: ["Egress"],
  egress: [{ to: [app("pay")], ports: ports(50051) }],
});
const web = listening("shop/web", 80);
const pay = listening("shop/pay", 50051);

describe("flowLines", () => {
  const namespaceSelector = { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } };
  const block = (cidr: string, ...except: readonly string[]) => ({ ipBlock: { cidr, except } });
  const tableOfCases: readonly (readonly [spec: object, lines: readonly string[]])[] = [
    [{ podSelector: {}, policyTypes: ["Ingress"] }, ["every pod: nothing in without a rule"]],
    [
      { ...app("traefik"), ingress: [{ ports: ports(8000) }, { ports: ports(8443) }] },
      ["anywhere → traefik:8000,8443"],
    ],
    [
      {
        ...app("a"),
        policyTypes: ["Egress"],
        egress: [
          { to: [block("192.168.1.0/28")], ports: [{ port: 6443 }, { port: 8000, endPort: 8010, protocol: "UDP" }] },
          { to: [block("0.0.0.0/0", "10.0.0.0/8")], ports: ports(443) },
          { to: [block("0.0.0.0/0")] },
          { to: [{ namespaceSelector, ...app("dns") }], ports: [{ port: 53, protocol: "UDP" }, ...ports(53)] },
          { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { "x.dev/exposed": "true" } } }] },
        ],
      },
      ["a → 192.168.1.0/28:6443,8000-8010/udp, internet:443, anywhere, kube-system/dns:53, */exposed=true"],
    ],
  ];
  for (const [spec, lines] of tableOfCases) {
    it(lines.join("; "), () => assert.deepEqual(flowLines([policyOf(policy("shop/p", spec))]), lines));
  }

  it("says once what both sides allow", () => {
    assert.deepEqual(flowLines([fromWeb, toPay].map(policyOf)), ["web → pay:50051"]);
  });

  it("names the ranges that have a name", () => {
    const rangeNames = new Map([1, 2].map((number) => [`10.0.${number}.0/24`, `intra-${number}`]));
    const to = [block("10.0.1.0/24"), block("10.0.2.0/24"), block("10.0.3.0/24"), block("10.0.1.0/24", "10.0.1.1/32")];
    const spec = { ...app("web"), policyTypes: ["Egress"], egress: [{ to, ports: ports(443) }] };
    assert.deepEqual(flowLines([policyOf(policy("shop/p", spec))], rangeNames), [
      "web → intra-{1,2}:443, 10.0.3.0/24:443, 10.0.1.0/24 except 10.0.1.1/32:443",
    ]);
  });
});

describe("unreachable", () => {
  const warning = "shop/pay listens on 50051, but no policy allows a connection to it";
  const named = object("v1", "Service", "shop/pay", {
    spec: { selector: { app: "pay" }, ports: [{ port: 80, targetPort: 9000 }] },
  });
  const tableOfCases: readonly (readonly [
    what: string,
    resources: readonly RegisteredResource[],
    found: readonly string[],
  ])[] = [
    ["no policy", [pay], []],
    ["a policy that denies", [pay, deny], [warning]],
    ["a policy that allows", [pay, deny, fromWeb], []],
    ["a policy of another namespace", [pay, policy("other/deny", { podSelector: {} })], []],
    [
      "a policy that allows another port",
      [pay, policy("shop/pay", { ...app("pay"), ingress: [{ ports: ports(1, "grpc") }] })],
      [warning],
    ],
    ["what a Service sends to", [pay, named, deny, fromWeb], [warning.replace("50051", "9000")]],
  ];
  for (const [what, resources, found] of tableOfCases) {
    it(what, () => assert.deepEqual(unreachable(resources), found));
  }
});

describe("allowedCalls", () => {
  const calls = (...resources: readonly RegisteredResource[]) =>
    allowedCalls(resources).map((call) => `${call.from.urn} → ${call.to.urn}:${call.ports.join(",")}`);
  const call = "Deployment shop/web → Deployment shop/pay:50051";

  it("are what both sides allow, and one of them names", () => {
    assert.deepEqual(calls(web, pay), []);
    assert.deepEqual(calls(web, pay, fromWeb), [call]);
    assert.deepEqual(calls(web, pay, toPay), [call]);
    assert.deepEqual(calls(web, pay, deny, fromWeb), []);
    assert.deepEqual(calls(web, pay, deny, fromWeb, toPay), [call]);
  });

  it("know the pods of a chart by its conventional labels", () => {
    const release: RegisteredResource = {
      ...object("helm.sh/v3", "Release", "release"),
      type: "kubernetes:helm.sh/v3:Release",
      inputs: { chart: "oci://example.com/traefik", name: "t", namespace: "edge" },
    };
    const podSelector = { matchLabels: { "app.kubernetes.io/name": "traefik" } };
    const namespaceSelector = { matchLabels: { "kubernetes.io/metadata.name": "edge" } };
    const allow = policy("shop/a", { ...app("pay"), ingress: [{ from: [{ namespaceSelector, podSelector }] }] });
    assert.deepEqual(calls(release, pay, allow), ["Release release → Deployment shop/pay:50051"]);
  });
});

describe("selects", () => {
  const labels = { a: "1" };
  const tableOfCases = [
    [{}, true],
    [{ matchLabels: { a: "1" } }, true],
    [{ matchLabels: { a: "2" } }, false],
    [{ matchExpressions: [{ key: "a", operator: "In", values: ["1", "2"] }] }, true],
    [{ matchExpressions: [{ key: "a", operator: "NotIn", values: ["1"] }] }, false],
    [{ matchExpressions: [{ key: "b", operator: "Exists" }] }, false],
    [{ matchExpressions: [{ key: "b", operator: "DoesNotExist" }] }, true],
  ] as const;
  for (const [selector, expected] of tableOfCases) {
    it(JSON.stringify(selector), () => assert.equal(selects(selector, labels), expected));
  }
});
