import { deployment, object, pods, policy } from "../../pull-request-parts";
import { itFailsWith } from "../failing-lines";

const service = object("core/v1:Service", "boutique/cart", { spec: { selector: { "keelson.dev/workload": "cart" } } });
const closed = policy("cart", { ...pods("cart"), ingress: [{ from: [pods("web")], ports: [{ port: 8080 }] }] });
const ingress = object("networking.k8s.io/v1:Ingress", "boutique/cart", {
  spec: { rules: [{ host: "cart.example.com" }] },
});
const job = object("batch/v1:Job", "boutique/migrate");
const line = "unjudged: Deployment boutique/cart: deleted; the plan does not show whether something still needs it";

describe("a program that goes with all its parts", () => {
  itFailsWith([
    ["and whose callers nobody knows", [deployment("web"), deployment("cart"), service], [deployment("web")], [line]],
    [
      "and that only known callers reach",
      [deployment("web"), deployment("cart"), service, closed],
      [deployment("web")],
      [],
    ],
    [
      "and that has a host",
      [deployment("web"), deployment("cart"), service, closed, ingress],
      [deployment("web")],
      [line],
    ],
    ["and has an end", [deployment("web"), job], [deployment("web")], []],
    ["and is in another place now", [deployment("cart")], [{ ...deployment("cart"), urn: "urn:a::b::c::d" }], []],
  ]);
});
