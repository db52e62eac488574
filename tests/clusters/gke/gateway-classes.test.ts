import assert from "node:assert/strict";
import { checkGke, type GkeClusterArgs } from "../../../components/clusters/gke";
import { gkeArgs, gkeCluster } from "../../support/gke";
import { runProgram } from "../../support/run-program";

async function offersOf(args: Partial<GkeClusterArgs>): Promise<Record<string, unknown>> {
  const offers: Record<string, unknown> = {};
  await runProgram(() => {
    const all = gkeCluster(args).builtin.filter(({ capability }) => capability.name.includes("gateway"));
    Object.assign(offers, Object.fromEntries(all.map(({ capability, value }) => [capability.name, value])));
  });
  return offers;
}

const name = "gke-l7-global-external-managed";

describe("the Gateway API of GKE", () => {
  it("is offered if GKE serves it, and its class if configured", async () => {
    assert.deepEqual(await offersOf({}), {});
    assert.deepEqual(await offersOf({ gatewayApi: true }), { "gateway-api": {} });
    const gatewayClass = {
      name,
      controller: "networking.gke.io/gateway",
      exposure: "public",
      cidrs: ["35.191.0.0/16", "130.211.0.0/22"],
      listeners: { http: 80, https: 443 },
      redirectsHttp: false,
      healthChecks: "HealthCheckPolicy",
      drainSeconds: 60,
      grpc: { reason: "Keelson does not know how GKE handles GRPCRoutes; use a Service of type LoadBalancer" },
    };
    assert.deepEqual(await offersOf({ gatewayApi: true, defaultGatewayClass: name }), {
      "gateway-api": {},
      "default-gateway-class": gatewayClass,
      "gateway-classes": gatewayClass,
    });
  });

  const refused: [string, Partial<GkeClusterArgs>, { path: string; message: string }][] = [
    [
      "a class without the kinds",
      { defaultGatewayClass: name },
      { path: "gatewayApi", message: `expected true with defaultGatewayClass "${name}", got nothing` },
    ],
    [
      "an internal class",
      { gatewayApi: true, defaultGatewayClass: "gke-l7-rilb" as GkeClusterArgs["defaultGatewayClass"] },
      {
        path: "defaultGatewayClass",
        message: `expected one of "${name}", got "gke-l7-rilb"; other classes need a proxy-only subnet, which the component does not create`,
      },
    ],
  ];
  for (const [title, args, problem] of refused) {
    it(`is refused: ${title}`, () => {
      assert.deepEqual(checkGke("test", { ...gkeArgs, ...args }), [problem]);
    });
  }
});
