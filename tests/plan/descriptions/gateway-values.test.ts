import assert from "node:assert/strict";
import { objectValues } from "../../../cli/plan/descriptions/object-values";
import { object } from "../objects";

const api = "gateway.networking.k8s.io/v1";
const redirect = (requestRedirect: object) => [{ filters: [{ type: "RequestRedirect", requestRedirect }] }];

describe("a plan's words for ways in", () => {
  const cases: readonly (readonly [string, string, object, string[]])[] = [
    [
      api,
      "Gateway",
      { gatewayClassName: "traefik", listeners: [{ hostname: "a.example.com", protocol: "HTTPS" }] },
      ["a.example.com", "class traefik"],
    ],
    [
      api,
      "Gateway",
      {
        gatewayClassName: "theirs",
        listeners: [
          { hostname: "a.example.com", protocol: "HTTPS" },
          { hostname: "a.example.com", protocol: "HTTP" },
        ],
      },
      ["a.example.com", "class theirs", "also listens without TLS"],
    ],
    [api, "GatewayClass", { controllerName: "example.com/gateway" }, ["of example.com/gateway"]],
    [
      api,
      "HTTPRoute",
      { hostnames: ["a.example.com"], rules: [{ matches: [{ path: { type: "PathPrefix", value: "/shop" } }] }] },
      ["a.example.com", "below /shop"],
    ],
    [
      api,
      "HTTPRoute",
      { hostnames: ["b.example.com"], rules: redirect({ scheme: "https", hostname: "a.example.com" }) },
      ["b.example.com", "redirects to a.example.com"],
    ],
    [
      api,
      "HTTPRoute",
      { hostnames: ["a.example.com"], rules: redirect({ scheme: "https" }) },
      ["a.example.com", "redirects to https"],
    ],
    [
      "networking.gke.io/v1",
      "HealthCheckPolicy",
      { default: { config: { type: "HTTP", httpHealthCheck: { requestPath: "/ready" } } } },
      ["asks for /ready"],
    ],
    ["networking.gke.io/v1", "HealthCheckPolicy", { default: { config: { type: "TCP" } } }, ["asks by TCP"]],
    [api, "GRPCRoute", { hostnames: ["g.example.com"], rules: [{}] }, ["g.example.com"]],
    [
      "cert-manager.io/v1",
      "Certificate",
      { dnsNames: ["a.example.com", "b.example.com"], issuerRef: { name: "letsencrypt-production" } },
      ["a.example.com, b.example.com", "issuer letsencrypt-production"],
    ],
  ];
  for (const [apiVersion, kind, spec, words] of cases) {
    it(`say of a ${kind}: ${words.join("; ")}`, () => {
      assert.deepEqual(objectValues(object(apiVersion, kind, "shop/web", { spec })), words);
    });
  }
});
