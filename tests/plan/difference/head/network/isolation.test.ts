import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { deny, deployment, object, pods, policy } from "../../pull-request-parts";

const plan = (...policies: readonly PlannedResource[]) => [
  object("core/v1:Namespace", "boutique"),
  deployment("cart"),
  deployment("web"),
  ...policies,
];
const way = (...ports: readonly object[]) => ({ to: [pods("cart")], ports });
const out = (...rules: readonly object[]) => policy("web", { ...pods("web"), policyTypes: ["Egress"], egress: rules });
const dns = way({ port: 53, protocol: "UDP" });
const cilium = object("cilium.io/v2:CiliumNetworkPolicy", "boutique/web", {
  spec: {
    endpointSelector: pods("web").podSelector,
    egress: [
      { toFQDNs: [{ matchName: "api.example.com" }], toPorts: [{ ports: [{ port: "443", protocol: "TCP" }] }] },
      {
        toEntities: ["all"],
        toPorts: [{ ports: [{ port: "53", protocol: "UDP" }], rules: { dns: [{ matchPattern: "*" }] } }],
      },
    ],
  },
});

const cutOff = "unprotected boutique/web: can no longer resolve names, because no policy allows port 53 (DNS)";
const outOnly = "unjudged boutique/web: can now open only connections that a policy allows";
const cases: readonly [what: string, before: PlannedResource[], after: PlannedResource[], lines: string[]][] = [
  ["say so, and that they lose DNS", plan(), plan(out(way({ port: 80 }))), [cutOff, outOnly]],
  ["say so if they keep DNS", plan(), plan(out(dns)), [outOnly]],
  ["say so if Cilium lets them ask DNS", plan(), plan(cilium), [outOnly]],
  ["lose DNS with its rule", plan(out(dns)), plan(out(way({ port: 80 }))), [cutOff]],
  ["keep DNS with every port", plan(out(dns)), plan(out(way())), []],
  ["gain DNS", plan(deny), plan(deny, out(dns)), []],
  [
    "say so once for several",
    plan(),
    plan(deny),
    [
      "unprotected boutique/{cart, web}: can no longer resolve names, because no policy allows port 53 (DNS)",
      "unjudged boutique/{cart, web}: can now open only connections that a policy allows",
    ],
  ],
];

describe("pods that policies isolate", () => {
  for (const [what, before, after, lines] of cases) {
    it(what, () => {
      const found = headLines(before, after, difference(before, after));
      const own = found.filter(({ text }) => /DNS|can now (?:receive|open) only/.test(text));
      assert.deepEqual(
        own.map((line) => `${line.class} ${line.text}`),
        lines,
      );
    });
  }

  it("say nothing of new pods", () => {
    const [before, after] = [[object("core/v1:Namespace", "boutique")], plan(deny)];
    const found = headLines(before, after, difference(before, after));
    assert.deepEqual(
      found.filter(({ text }) => /DNS|can now (?:receive|open) only/.test(text)),
      [],
    );
  });
});
