import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import { hostLines } from "../../../cli/plan/page/hosts";
import { runProgram } from "../../../components/testing";

/** A shop with two paths of one host, a route with a redirect, and a rule for every host. */
function shop() {
  const path = (name: string) => ({
    path: `/${name}`,
    pathType: "Prefix",
    backend: { service: { name, port: { number: 80 } } },
  });
  const rule = (host: string | undefined, ...names: string[]) => ({ host, http: { paths: names.map(path) } });
  new kubernetes.networking.v1.Ingress("shop", {
    metadata: { name: "shop", namespace: "shop" },
    spec: { rules: [rule("shop.example.com", "web", "api"), rule(undefined, "web")] },
  });
  new kubernetes.networking.v1.Ingress("more", {
    metadata: { name: "more", namespace: "carts" },
    spec: { rules: [rule("shop.example.com", "carts")] },
  });
  const route = (name: string, spec: object) =>
    new kubernetes.apiextensions.CustomResource(name, {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata: { name, namespace: "shop" },
      spec,
    });
  route("web", { hostnames: ["new.example.com"], rules: [{ backendRefs: [{ name: "web", port: 80 }] }] });
  route("old", { hostnames: ["old.example.com"], rules: [{ filters: [{ type: "RequestRedirect" }] }] });
}

/** Backends that are no Service of the rule's own namespace. */
function elsewhere() {
  const ingress = (name: string, spec: object, annotations: Record<string, string> = {}) =>
    new kubernetes.networking.v1.Ingress(name, { metadata: { name, namespace: "shop", annotations }, spec });
  const backend = { service: { name: "web", port: { number: 80 } } };
  const paths = (one: object) => ({ paths: [{ path: "/", pathType: "Prefix", backend: one }] });
  ingress("default", { defaultBackend: backend, rules: [{ host: "default.example.com" }] });
  ingress("bucket", {
    rules: [{ host: "files.example.com", http: paths({ resource: { kind: "StorageBucket", name: "files" } }) }],
  });
  ingress(
    "action",
    {
      rules: [{ host: "www.example.com", http: paths({ service: { name: "to", port: { name: "use-annotation" } } }) }],
    },
    { "alb.ingress.kubernetes.io/actions.to": JSON.stringify({ type: "redirect", redirectConfig: {} }) },
  );
  ingress(
    "moved",
    { rules: [{ host: "moved.example.com", http: paths(backend) }] },
    { "nginx.ingress.kubernetes.io/permanent-redirect": "https://example.com" },
  );
  const route = (kind: string, name: string, spec: object) =>
    new kubernetes.apiextensions.CustomResource(name, {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind,
      metadata: { name, namespace: "shop" },
      spec,
    });
  const refs = [{ name: "api", namespace: "backend", port: 80 }];
  route("GRPCRoute", "other", { hostnames: ["api.example.com"], rules: [{ backendRefs: refs }] });
  route("TCPRoute", "tcp", { rules: [{ backendRefs: refs }] });
  route("HTTPRoute", "empty", { hostnames: ["empty.example.com"], rules: [{}] });
}

describe("the hosts of a plan's page", () => {
  it("name the Services that answer there, and hosts that only redirect", async () => {
    const { resources } = await runProgram(shop);
    assert.deepEqual(hostLines(resources), [
      "every host · shop/web",
      "new.example.com · shop/web",
      "old.example.com · redirects",
      "shop.example.com · carts/carts, shop/api, shop/web · no TLS in its Ingress",
    ]);
  });

  it("name what answers elsewhere: another namespace, a default backend, a resource, an action, or nothing", async () => {
    const { resources } = await runProgram(elsewhere);
    assert.deepEqual(hostLines(resources), [
      "api.example.com · backend/api",
      "default.example.com · shop/web · no TLS in its Ingress",
      "empty.example.com · nothing answers",
      "every host · shop/web",
      "files.example.com · StorageBucket shop/files · no TLS in its Ingress",
      "moved.example.com · redirects · no TLS in its Ingress",
      "www.example.com · redirects · no TLS in its Ingress",
    ]);
  });

  it("are none in a program without Ingresses and routes", async () => {
    const { resources } = await runProgram(() => new kubernetes.core.v1.Namespace("shop"));
    assert.deepEqual(hostLines(resources), []);
  });
});
