import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { deny, deployment, object, pods, policy } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const out = (...to: readonly string[]) =>
  policy("web", {
    ...pods("web"),
    policyTypes: ["Egress"],
    egress: to.map((name) => ({ to: [pods(name)], ports: [{ port: 80 }] })),
  });
const into = (name: string) =>
  policy(name, {
    ...pods(name),
    policyTypes: ["Ingress"],
    ingress: [{ from: [pods("web")], ports: [{ port: 80 }] }],
  });
const namespace = object("core/v1:Namespace", "boutique");

describe("pods that are cut off", () => {
  const plan = (address: string, ...to: readonly string[]) => [
    namespace,
    deny,
    ...to.map(into),
    deployment("cart"),
    deployment("web", { env: [{ name: "CART", value: address }] }),
    out(...to),
  ];
  itFinds([
    {
      name: "from what a variable names",
      before: plan("cart:80", "cart"),
      after: plan("cart:80"),
      lines: ["boutique/web: can no longer reach boutique/cart, but its settings still name it"],
    },
    { name: "from what nothing names any more", before: plan("cart:80", "cart"), after: plan("none"), lines: [] },
    {
      name: "from what has only a similar name",
      before: plan("cart-v2:80", "cart"),
      after: plan("cart-v2:80"),
      lines: [],
    },
  ]);
});

describe("pods that a policy lets in", () => {
  const from = (...peers: readonly object[]) => [
    namespace,
    deny,
    deployment("cart"),
    policy("cart", { ...pods("cart"), policyTypes: ["Ingress"], ingress: [{ from: peers, ports: [{ port: 80 }] }] }),
  ];
  const payments = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "payments" } } };
  const gateway = { podSelector: { matchLabels: { app: "gateway" } } };
  const edge = { podSelector: { matchLabels: { app: "gateway", tier: "edge" } } };
  const both = { ...payments, ...gateway };
  const cases: readonly [what: string, before: object[], after: object[], lines: string[]][] = [
    [
      "are open if one peer with two selectors becomes two peers",
      [both],
      [payments, gateway],
      [
        "open: payments/* → boutique/cart:80",
        "reach: boutique/gateway → cart:80",
        "less: payments/gateway → boutique/cart:80",
      ],
    ],
    [
      "are fewer if two peers become one",
      [payments, gateway],
      [both],
      [
        "reach: payments/gateway → boutique/cart:80",
        "less: payments/* → boutique/cart:80",
        "less: boutique/gateway → cart:80",
      ],
    ],
    [
      "are open if a peer asks for fewer labels, even if its name stays",
      [{ ...payments, ...edge }],
      [both],
      ["open: payments/gateway → boutique/cart:80"],
    ],
    [
      "are fewer if it asks for more",
      [both],
      [{ ...payments, ...edge }],
      ["less: payments/gateway → boutique/cart:80"],
    ],
    ["are reached if they are others", [gateway], [gateway, payments], ["reach: payments/* → boutique/cart:80"]],
  ];
  for (const [what, before, after, lines] of cases) {
    it(what, () => {
      const [old, now] = [from(...before), from(...after)];
      const told = headLines(old, now, difference(old, now)).map((line) => `${line.class}: ${line.text}`);
      assert.deepEqual(told, lines);
    });
  }
});
