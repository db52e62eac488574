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

describe("the hosts of a plan's page", () => {
  it("name the Services that answer there, and hosts that only redirect", async () => {
    const { resources } = await runProgram(shop);
    assert.deepEqual(hostLines(resources), [
      "every host · shop/web",
      "new.example.com · shop/web",
      "old.example.com · redirects",
      "shop.example.com · carts/carts, shop/api, shop/web",
    ]);
  });

  it("are none in a program without Ingresses and routes", async () => {
    const { resources } = await runProgram(() => new kubernetes.core.v1.Namespace("shop"));
    assert.deepEqual(hostLines(resources), []);
  });
});
