import { deployment, object, pods, policy } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const out = policy("web", {
  ...pods("web"),
  policyTypes: ["Egress"],
  egress: [{ to: [pods("cart")], ports: [{ port: 80 }] }],
});
const none = policy("web", { ...pods("web"), policyTypes: ["Egress"], egress: [] });
const into = policy("cart", { ...pods("cart"), policyTypes: ["Ingress"], ingress: [{ from: [pods("web")] }] });

const files = (content: string) => object("core/v1:ConfigMap", "boutique/web", { data: { "web.conf": content } });
const web = deployment("web", {}, {});
const mounting = {
  ...web,
  inputs: {
    ...web.inputs,
    spec: {
      template: {
        metadata: { labels: { "keelson.dev/workload": "web" } },
        spec: { containers: [{ name: "web" }], volumes: [{ name: "conf", configMap: { name: "web" } }] },
      },
    },
  },
};
const service = object("core/v1:Service", "boutique/carts", { spec: { selector: { "keelson.dev/workload": "cart" } } });
const rest = [object("core/v1:Namespace", "boutique"), deployment("cart"), service];
const cut = ["boutique/web: can no longer reach boutique/cart, but its settings still name it"];

describe("targets that files name", () => {
  const named = (
    name: string,
    content: string,
    lines: readonly string[],
    reader: ReturnType<typeof deployment> = mounting,
  ) => ({
    name,
    before: [...rest, files(content), reader, out, into],
    after: [...rest, files(content), reader, none],
    lines,
  });
  itFinds([
    named("by the host", "cart = cart:80", cut),
    named("by a Service", "url: http://carts.boutique.svc:80/", cut),
    named("by a pod", '{"peers":["cart-0.carts:80"]}', cut),
    named("in a path only", "path = /cart/80", []),
    named("in a file that the pod does not read", "cart = cart:80", [], web),
  ]);
});
