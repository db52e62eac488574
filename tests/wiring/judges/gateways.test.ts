import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, object, service } from "../objects";

const version = "gateway.networking.k8s.io/v1";
const gatewayClass = object(version, "GatewayClass", "traefik");
const gateway = (listener: Fields = {}) =>
  object(version, "Gateway", "edge/public", {
    spec: { gatewayClassName: "traefik", listeners: [{ name: "https", port: 443, ...listener }] },
  });
const route = (backend: Fields, parent: Fields = {}) =>
  object(version, "HTTPRoute", "shop/web", {
    spec: {
      parentRefs: [{ name: "public", namespace: "edge", sectionName: "https", ...parent }],
      rules: [{ backendRefs: [backend] }],
    },
  });
const around = [gatewayClass, gateway(), deployment("shop/web"), service("shop/web")];

describe("a route of the Gateway API", () => {
  it("has its listener and its backend", () =>
    assert.deepEqual(broken(...around, route({ name: "web", port: 80 })), []));

  it("is broken without its Gateway or its listener", () => {
    assert.deepEqual(broken(...around, route({ name: "web", port: 80 }, { name: "private" })), [
      "HTTPRoute shop/web: parentRefs: expected Gateway edge/private, got public; create it or fix the name",
    ]);
    assert.deepEqual(broken(...around, route({ name: "web", port: 80 }, { sectionName: "http" })), [
      'HTTPRoute shop/web: parentRefs: expected listener "http" of Gateway edge/public, got https; fix sectionName',
    ]);
  });

  it("is broken without its backend or its port", () => {
    assert.match(
      broken(...around, route({ name: "api", port: 80 }))[0] ?? "",
      /backendRefs: expected Service shop\/api/,
    );
    assert.match(broken(...around, route({ name: "web", port: 81 }))[0] ?? "", /expected port 81 of Service shop\/web/);
  });

  it("reaches another namespace only with its grant", () => {
    const elsewhere = route({ name: "api", namespace: "backend", port: 80 });
    const there = [deployment("backend/api"), service("backend/api")];
    const grant = object("gateway.networking.k8s.io/v1beta1", "ReferenceGrant", "backend/shop", {
      spec: {
        from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
        to: [{ kind: "Service" }],
      },
    });
    assert.deepEqual(broken(...around, ...there, elsewhere), [
      "HTTPRoute shop/web: backendRefs: expected a ReferenceGrant in backend for Service backend/api, got none; add the grant",
    ]);
    assert.deepEqual(broken(...around, ...there, grant, elsewhere), []);
  });
});

describe("a Gateway", () => {
  it("is broken without its class or its certificate", () => {
    assert.deepEqual(broken(gateway()), [
      "Gateway edge/public: gatewayClassName: expected GatewayClass traefik, got none; create it",
    ]);
    assert.deepEqual(broken(gatewayClass, gateway({ tls: { certificateRefs: [{ name: "edge-tls" }] } })), [
      "Gateway edge/public: listener https: expected Secret edge/edge-tls, got none; create it",
    ]);
  });
});
