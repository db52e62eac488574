import assert from "node:assert/strict";
import { sharedRoutes } from "../../../cli/plan/findings/shared-routes";
import { findings } from "../../../cli/plan/findings/warnings";
import type { RegisteredResource } from "../../../components/testing";
import { object } from "../objects";

function ingress(name: string, path: string, more: { className?: string; annotations?: object } = {}) {
  const { annotations, className = "traefik" } = more;
  const rules = [{ host: "shop.test", http: { paths: [{ path, pathType: "Prefix" }] } }];
  return object("networking.k8s.io/v1", "Ingress", name, {
    metadata: { annotations },
    spec: { ingressClassName: className, rules },
  });
}

const api = "gateway.networking.k8s.io/v1";

function gateway(name: string, className = "traefik"): RegisteredResource {
  const listeners = [
    { name: "shop.test", port: 443 },
    { name: "http.shop.test", port: 80 },
  ];
  return object(api, "Gateway", name, { spec: { gatewayClassName: className, listeners } });
}

function route(name: string, sectionName: string, rule: object, parent = "web"): RegisteredResource {
  const parentRefs = [{ name: parent, sectionName }];
  return object(api, "HTTPRoute", name, { spec: { parentRefs, hostnames: ["shop.test"], rules: [rule] } });
}

const below = (value: string) => ({ matches: [{ path: { type: "PathPrefix", value } }] });
const byHeader = { matches: [{ path: { type: "PathPrefix", value: "/" }, headers: [{ name: "beta", value: "1" }] }] };

describe("sharedRoutes", () => {
  const web = ingress("shop/web", "/");
  const cases: [string, RegisteredResource[], string[]][] = [
    [
      "two Ingresses of two namespaces",
      [web, ingress("pay/web", "/"), ingress("pay/api", "/api")],
      ["shop.test/ is claimed by more than one object: Ingress shop/web, Ingress pay/web"],
    ],
    [
      "a path but for a slash",
      [ingress("shop/a", "/a"), ingress("pay/a", "/a/")],
      ["shop.test/a is claimed by more than one object: Ingress shop/a, Ingress pay/a"],
    ],
    ["another class", [web, ingress("pay/web", "/", { className: "alb" })], []],
    ["another cluster", [web, { ...ingress("pay/web", "/"), provider: "elsewhere" }], []],
    [
      "a canary",
      [web, ingress("shop/canary", "/", { annotations: { "nginx.ingress.kubernetes.io/canary": "true" } })],
      [],
    ],
    [
      "two routes of two Gateways of a class",
      [
        gateway("shop/web"),
        gateway("pay/web"),
        route("shop/web", "shop.test", below("/")),
        route("pay/web", "shop.test", {}),
      ],
      ["shop.test/ is claimed by more than one object: HTTPRoute shop/web, HTTPRoute pay/web"],
    ],
    [
      "two routes of Gateways of two classes",
      [
        gateway("shop/web"),
        gateway("pay/web", "theirs"),
        route("shop/web", "shop.test", below("/")),
        route("pay/web", "shop.test", {}),
      ],
      [],
    ],
    [
      "what leads from HTTP to HTTPS, and what is for some requests only",
      [
        gateway("shop/web"),
        route("shop/web", "shop.test", below("/")),
        route("shop/web-https", "http.shop.test", {}),
        route("shop/beta", "shop.test", byHeader),
      ],
      [],
    ],
    [
      "two routes of a Gateway that somebody else has",
      [route("shop/a", "shop.test", {}), route("shop/b", "shop.test", {})],
      ["shop.test/ is claimed by more than one object: HTTPRoute shop/a, HTTPRoute shop/b"],
    ],
  ];
  for (const [what, resources, expected] of cases) {
    it(`says ${expected.length === 0 ? "nothing" : "something"} of ${what}`, () => {
      assert.deepEqual(sharedRoutes(resources), expected);
    });
  }

  it("are among the findings", () => {
    assert.deepEqual(findings([web, ingress("pay/web", "/")]), [
      "shop.test/ is claimed by more than one object: Ingress shop/web, Ingress pay/web",
    ]);
  });
});
