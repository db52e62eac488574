import { deny, deployment, object, pods, policy } from "../pull-request-parts";
import { itFinds } from "./unprotected";

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
      lines: ["boutique/web: can no longer reach boutique/cart, which it still names"],
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
