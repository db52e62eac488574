import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object, service } from "../objects";

const traefik = object("networking.k8s.io/v1", "IngressClass", "traefik");
const web = [deployment("shop/web"), service("shop/web"), traefik];

function ingress(backend: Fields, spec: Fields = {}, annotations: Fields = {}) {
  const http = { paths: [{ path: "/", backend: { service: backend } }] };
  const rules = [{ host: "shop.example.com", http }];
  return object("networking.k8s.io/v1", "Ingress", "shop/web", {
    metadata: { annotations },
    spec: { ingressClassName: "traefik", rules, ...spec },
  });
}

const byName = { name: "web", port: { name: "http" } };

describe("an Ingress", () => {
  it("reaches its Service by the port's name and number", () => {
    assert.deepEqual(broken(...web, ingress(byName)), []);
    assert.deepEqual(broken(...web, ingress({ name: "web", port: { number: 80 } })), []);
  });

  it("is broken if its Service is missing", () =>
    assert.deepEqual(broken(...web, ingress({ name: "wbe", port: { number: 80 } })), [
      "Ingress shop/web: backend of shop.example.com/: expected Service shop/wbe, got web; create it or fix the name",
    ]));

  it("is broken if its Service has not the port, by number or by name", () => {
    assert.deepEqual(broken(...web, ingress({ name: "web", port: { number: 8080 } })), [
      "Ingress shop/web: backend of shop.example.com/: expected port 8080 of Service shop/web, got http (80); add the port, or fix the reference",
    ]);
    assert.deepEqual(broken(...web, ingress({ name: "web", port: { name: "grpc" } })), [
      'Ingress shop/web: backend of shop.example.com/: expected port "grpc" of Service shop/web, got http (80); add the port, or fix the reference',
    ]);
  });

  it("is broken if nobody serves its class", () =>
    assert.deepEqual(broken(...web, ingress(byName, { ingressClassName: "nginx" })), [
      "Ingress shop/web: ingressClassName: expected IngressClass nginx, got traefik; create it or fix the name",
    ]));

  it("needs a default class, or the old annotation, if it names none", () => {
    const none = { ingressClassName: undefined };
    const isDefault = { "ingressclass.kubernetes.io/is-default-class": "true" };
    const standard = object("networking.k8s.io/v1", "IngressClass", "alb", { metadata: { annotations: isDefault } });
    assert.match(broken(...web, ingress(byName, none))[0] ?? "", /expected a default IngressClass, got none/);
    assert.deepEqual(broken(...web, standard, ingress(byName, none)), []);
    assert.deepEqual(broken(...web, ingress(byName, none, { "kubernetes.io/ingress.class": "gce" })), []);
  });

  describe("with TLS", () => {
    const tls = { tls: [{ hosts: ["shop.example.com"], secretName: "shop-tls" }] };
    const keys = { "tls.crt": "", "tls.key": "" };

    it("has its Secret, with both keys", () => {
      assert.deepEqual(
        broken(...web, ingress(byName, tls), object("v1", "Secret", "shop/shop-tls", { data: keys })),
        [],
      );
      assert.match(
        broken(...web, ingress(byName, tls), object("v1", "Secret", "shop/shop-tls", { data: { cert: "" } }))[0] ?? "",
        /tls: expected keys "tls.crt", "tls.key" in Secret shop\/shop-tls, got keys cert; add the missing data/,
      );
    });

    it("is broken if nobody makes its Secret", () =>
      assert.deepEqual(broken(...web, ingress(byName, tls)), [
        "Ingress shop/web: tls: expected Secret shop/shop-tls, got none; create it",
      ]));

    it("has its Secret from an issuer, which must exist", () => {
      const annotated = ingress(byName, tls, { "cert-manager.io/cluster-issuer": "letsencrypt" });
      const issuer = object("cert-manager.io/v1", "ClusterIssuer", "letsencrypt");
      assert.deepEqual(broken(...web, annotated, issuer), []);
      assert.deepEqual(broken(...web, annotated), [
        "Ingress shop/web: cert-manager.io/cluster-issuer: expected ClusterIssuer letsencrypt, got none; create it",
      ]);
    });

    it("has its Secret from a Certificate, whose issuer must exist", () => {
      const certificate = object("cert-manager.io/v1", "Certificate", "shop/web", {
        spec: { secretName: "shop-tls", issuerRef: { name: "ca" } },
      });
      assert.deepEqual(broken(...web, ingress(byName, tls), certificate), [
        "Certificate shop/web: issuerRef: expected Issuer shop/ca, got none; create it",
      ]);
    });
  });

  it("counts each reference", () => assert.equal(judge([...web, ingress(byName)]).references, 4));
});
