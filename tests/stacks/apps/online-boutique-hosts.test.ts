import assert from "node:assert/strict";
import { certManager, gatewayApi, metricsServer, offer, Tenant, traefik } from "../../../components";
import { onlineBoutique } from "../../../stacks/apps";
import { existingCluster, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

describe("the Online Boutique, on a platform with the Gateway API", () => {
  it("answers at two hosts, and redirects others to the first", async () => {
    const hosts = { hosts: ["shop.example.com", "shop.example.org"], redirectHosts: ["www.example.com"] };
    const run = await runProgram(() => {
      const builtin = [offer(gatewayApi, { bundleVersion: "v1.6.1" })];
      const addons = [traefik({ gateway: true }), certManager(), metricsServer()];
      const tenant = new Tenant("boutique", { platform: platform(addons, { cluster: existingCluster({ builtin }) }) });
      return { url: onlineBoutique({ tenant, issuer: "staging", hosts }).url };
    });
    const specOf = (name: string) =>
      run.find("kubernetes:gateway.networking.k8s.io/v1:HTTPRoute", name).inputs.spec as Record<string, unknown>;
    assert.deepEqual(specOf("boutique-frontend").hostnames, ["shop.example.com", "shop.example.org"]);
    assert.deepEqual(specOf("boutique-frontend").parentRefs, [
      { name: "frontend", sectionName: "shop.example.com" },
      { name: "frontend", sectionName: "shop.example.org" },
    ]);
    assert.deepEqual(specOf("boutique-frontend-redirect").rules, [
      {
        filters: [
          {
            type: "RequestRedirect",
            requestRedirect: { scheme: "https", hostname: "shop.example.com", statusCode: 301 },
          },
        ],
      },
    ]);
    assert.equal(run.outputs.url, "https://shop.example.com/");
  });
});
