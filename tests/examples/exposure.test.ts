import assert from "node:assert/strict";
import { join } from "node:path";
import { planStacks } from "../../cli/plan";
import { openings } from "../../cli/plan/findings/openings";
import { readProject } from "../../cli/project";
import type { RegisteredResource } from "../../components/testing";
import { openPairs, policiesOf } from "../support/reachability";

const pod = (name: string) => ({ namespace: "shop", labels: { "keelson.dev/workload": name } });

describe("the example of ways into a cluster", () => {
  let resources: readonly RegisteredResource[] = [];
  before(async () => {
    const [outcome] = await planStacks(readProject(join(process.cwd(), "examples", "exposure")), ["dev"]);
    assert.ok(outcome !== undefined && !("failure" in outcome), JSON.stringify(outcome));
    resources = outcome.plan.resources;
  });

  it("shows in its plan what it opens, and for whom", () => {
    assert.deepEqual(openings(resources), [
      "NetworkPolicy traefik/traefik: anywhere → traefik:8000,8443",
      "Service shop/broker: a public load balancer for 203.0.113.0/24, 198.51.100.0/24 on port 8883",
    ]);
  });

  it("reaches its workloads by routes of the Gateway API", () => {
    const routes = resources
      .filter(({ type }) => type.startsWith("kubernetes:gateway.networking.k8s.io/"))
      .map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
    assert.deepEqual(routes.sort(), [
      "GRPCRoute payments",
      "Gateway frontend",
      "Gateway payments",
      "GatewayClass shop-traefik-traefik",
      "HTTPRoute frontend",
      "HTTPRoute frontend-redirect",
    ]);
  });

  it("lets the frontend call payments, and nobody anybody else", () => {
    const pods = Object.fromEntries(["payments", "frontend", "broker"].map((name) => [name, pod(name)]));
    const ports = [9000, 8080, 8883].map((port) => [port, "TCP"] as const);
    assert.deepEqual(openPairs(policiesOf(resources), pods, ports), ["frontend → payments:9000/TCP"]);
  });
});
