import assert from "node:assert/strict";
import type { Paths } from "../../../cli/paths";
import type { Fields } from "../../../cli/values";
import { deployment, object, service } from "../../wiring/objects";
import { denyAll, judged, peer, policy } from "../scenes";

const standard = { "app.kubernetes.io/name": "traefik", "app.kubernetes.io/instance": "traefik-edge" };
const controller = object("apps/v1", "Deployment", "edge/traefik", {
  spec: { template: { metadata: { labels: standard }, spec: { containers: [{ name: "traefik" }] } } },
});
const web = deployment("shop/web");
const ingressClass = object("networking.k8s.io/v1", "IngressClass", "traefik", { metadata: { labels: standard } });
const backend = { service: { name: "web", port: { name: "http" } } };
const ingress = (spec: Fields = { ingressClassName: "traefik" }) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", { spec: { defaultBackend: backend, ...spec } });
const cluster = [controller, web, service("shop/web"), ingressClass];
const fromEdge = (port: number | string) =>
  policy("shop/web", {
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: [{ namespaceSelector: {}, podSelector: { matchLabels: { "app.kubernetes.io/name": "traefik" } } }],
        ports: [{ port }],
      },
    ],
  });

describe("an Ingress", () => {
  it("needs its controller's pods to reach the backend, on the pods' port", () => {
    assert.deepEqual(judged([...cluster, ingress(), fromEdge(8080)]).broken, []);
    assert.deepEqual(judged([...cluster, ingress(), fromEdge("http")]).broken, []);
    assert.deepEqual(judged([...cluster, ingress(), policy("shop/web", { ingress: [] })]).broken, [
      "Ingress shop/web: backend web:http: expected Deployment edge/traefik to reach Deployment shop/web on port 8080, got no ingress rule for these pods in NetworkPolicy shop/web; allow ingress from Deployment edge/traefik there",
    ]);
    assert.match(judged([...cluster, ingress(), fromEdge(80)]).broken[0] ?? "", /^Ingress shop\/web: backend web:http/);
  });

  it("needs the controller's pods to be let out", () => {
    const out = policy("edge/*", { policyTypes: ["Egress"], egress: [{ to: [peer("shop/api")] }] });
    assert.match(
      judged([...cluster, ingress(), out]).broken[0] ?? "",
      /got no egress rule for these pods in NetworkPolicy edge\/all; allow egress to Deployment shop\/web there$/,
    );
  });

  it("is served by the default class if it names none", () => {
    const annotations = { "ingressclass.kubernetes.io/is-default-class": "true" };
    const byDefault = { ...ingressClass, metadata: { name: "traefik", labels: standard, annotations } };
    const objects = [controller, web, service("shop/web"), byDefault, ingress({}), denyAll("shop")];
    assert.match(judged(objects).broken[0] ?? "", /^Ingress shop\/web: backend web:http: expected Deployment edge/);
  });

  it("is unknown if nobody knows who serves the class", () => {
    assert.match(
      judged([web, service("shop/web"), ingress(), denyAll("shop")]).unknown.join("\n"),
      /^Ingress shop\/web: backend web:http: a connection to it: unknown, because the pods of the Ingress controller/m,
    );
  });

  it("is served by a chart of the class' name, whose labels are not known", () => {
    const unseen = [{ what: "chart traefik", namespace: "edge" }];
    const objects = [web, service("shop/web"), ingress()];
    const withPolicy = (...rules: Fields[]) =>
      judged([...objects, policy("shop/web", { ingress: rules })], {}, { unseen });
    const from = (namespace: string, name: string) => ({
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
      podSelector: { matchLabels: { "app.kubernetes.io/name": name } },
    });
    const port = (number: number) => [{ port: number, protocol: "TCP" }];
    const counts = ({ broken, unknown }: Paths) => [broken.length, unknown.length];

    assert.deepEqual(judged([...objects, fromEdge(8080)], {}, { unseen }).unknown, []);
    const other = withPolicy({ from: [from("edge", "proxy")], ports: port(8080) });
    assert.deepEqual(counts(other), [0, 1]);
    assert.match(other.unknown[0] ?? "", /because the pod labels of chart traefik are not known$/);
    /* No labels of its pods help against these. */
    assert.deepEqual(counts(withPolicy()), [1, 0]);
    assert.deepEqual(counts(withPolicy({ from: [from("edge", "proxy")], ports: port(80) })), [1, 0]);
    assert.deepEqual(counts(withPolicy({ from: [from("shop", "proxy")], ports: port(8080) })), [1, 0]);
  });
});

describe("an Ingress of a chart that is installed twice", () => {
  const unseen = ["traefik-inside", "traefik"].map((namespace) => ({
    what: "chart traefik",
    namespace,
    ingressClasses: [namespace === "traefik" ? "traefik" : "private"],
  }));
  const from = (namespace: string) =>
    policy("shop/web", {
      policyTypes: ["Ingress"],
      ingress: [{ from: [controllerIn(namespace)], ports: [{ port: 8080 }] }],
    });
  const controllerIn = (namespace: string) => ({
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels: { "app.kubernetes.io/name": "traefik" } },
  });
  for (const [ingressClassName, own, other] of [
    ["traefik", "traefik", "traefik-inside"],
    ["private", "traefik-inside", "traefik"],
  ] as const) {
    it(`is served by the release whose values name its class ${ingressClassName}`, () => {
      const objects = [web, service("shop/web"), ingress({ ingressClassName })];
      assert.deepEqual(judged([...objects, from(own)], {}, { unseen }).broken, []);
      assert.equal(judged([...objects, from(other)], {}, { unseen }).broken.length, 1);
    });
  }
});

describe("a route", () => {
  const group = "gateway.networking.k8s.io/v1";
  const gatewayClass = object(group, "GatewayClass", "traefik", { metadata: { labels: standard } });
  const gateway = object(group, "Gateway", "edge/public", { spec: { gatewayClassName: "traefik" } });
  const route = object(group, "HTTPRoute", "shop/web", {
    spec: {
      parentRefs: [{ name: "public", namespace: "edge" }],
      rules: [{ backendRefs: [{ name: "web", port: 80 }] }],
    },
  });
  const objects = [controller, web, service("shop/web"), gatewayClass, gateway, route];

  it("needs the proxies that Envoy Gateway makes for its class to reach the backend", () => {
    const parametersRef = { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: "envoy", namespace: "edge" };
    const proxied = (mergeGateways: boolean) => [
      web,
      service("shop/web"),
      gateway,
      route,
      object(group, "GatewayClass", "traefik", { spec: { parametersRef } }),
      object("gateway.envoyproxy.io/v1alpha1", "EnvoyProxy", "edge/envoy", { spec: { mergeGateways } }),
    ];
    const from = (name: string) =>
      policy("shop/web", {
        ingress: [
          {
            from: [{ namespaceSelector: {}, podSelector: { matchLabels: { "app.kubernetes.io/name": name } } }],
            ports: [{ port: 8080 }],
          },
        ],
      });
    assert.deepEqual(judged([...proxied(true), from("envoy")]).broken, []);
    assert.deepEqual(judged([...proxied(true), from("traefik")]).broken, [
      "HTTPRoute shop/web: backend web:80: expected Envoy of GatewayClass traefik to reach Deployment shop/web on port 8080, got no ingress rule for these pods in NetworkPolicy shop/web; allow ingress from Envoy of GatewayClass traefik there",
    ]);
    assert.deepEqual(judged([...proxied(false), from("traefik")]).broken, []);
  });

  it("needs its Gateway's controller to reach the backend", () => {
    assert.deepEqual(judged([...objects, fromEdge(8080)]).broken, []);
    assert.deepEqual(judged([...objects, policy("shop/web", { ingress: [] })]).broken, [
      "HTTPRoute shop/web: backend web:80: expected Deployment edge/traefik to reach Deployment shop/web on port 8080, got no ingress rule for these pods in NetworkPolicy shop/web; allow ingress from Deployment edge/traefik there",
    ]);
  });
});
