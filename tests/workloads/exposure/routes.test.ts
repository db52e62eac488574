import assert from "node:assert/strict";
import { certManager, Deployment, type Exposure, envoyGateway, Tenant, traefik } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import type { ExposurePlan } from "../../../components/workloads/exposure/plan";
import { exposedRoutes } from "../../../components/workloads/exposure/routes";
import { existingCluster, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

/** Deploys two workloads in one tenant, or in two. */
function both(first: Exposure, second: Exposure, tenants: "one" | "two" = "one"): Promise<ProgramRun> {
  return runProgram(() => {
    const shared = platform([traefik(), certManager()], { cluster: existingCluster(), domain: "example.com" });
    const team = new Tenant("team", { platform: shared });
    const tenant = tenants === "one" ? team : new Tenant("other", { platform: shared });
    new Deployment("web", { tenant: team, image: "web:1.0.0", port: 80, expose: first });
    new Deployment("api", { tenant, image: "api:1.0.0", port: 80, expose: second });
  });
}

describe("exposedRoutes", () => {
  it("consist of class, host and path, for each host and each redirect", () => {
    const way = { class: { value: { name: "traefik" } } };
    const plan = { hosts: ["a.test", "b.test"], redirectHosts: ["www.a.test"], path: "/cart/", way };
    assert.deepEqual(exposedRoutes(plan as unknown as ExposurePlan), [
      "traefik a.test/cart",
      "traefik b.test/cart",
      "traefik www.a.test/",
    ]);
  });
});

describe("two workloads of a tenant", () => {
  const taken: [string, Exposure, Exposure, string][] = [
    ["a host", { host: "shop.test" }, { host: "shop.test" }, "shop.test/"],
    ["the first one's default host", {}, { host: "web.example.com" }, "web.example.com/"],
    [
      "a path that differs only in a slash",
      { host: "shop.test", path: "/a" },
      { host: "shop.test", path: "/a/" },
      "shop.test/a",
    ],
    ["one host of several", { hosts: ["a.test", "b.test"] }, { hosts: ["c.test", "b.test"] }, "b.test/"],
  ];
  for (const [what, first, second, url] of taken) {
    it(`do not share ${what}`, async () => {
      await assert.rejects(both(first, second), {
        message: [
          'deployment "api" of tenant "team" is not valid:',
          `✖ expose: expected a host and path that no other workload uses, got "${url}"; "web" already uses this URL; choose another host or path`,
        ].join("\n"),
      });
    });
  }

  it("do not share a host below different paths if one Gateway serves each host", async () => {
    const gateways = (first: Exposure, second: Exposure) =>
      runProgram(() => {
        const addons = [envoyGateway(), certManager({ dns01: [], issuers: {}, letsEncrypt: true }), traefik()];
        const team = new Tenant("team", { platform: platform(addons, { domain: "example.com" }) });
        new Deployment("web", { tenant: team, image: "web:1.0.0", port: 80, expose: first });
        new Deployment("api", { tenant: team, image: "api:1.0.0", port: 80, expose: second });
      });
    await assert.rejects(gateways({ host: "shop.test", path: "/a" }, { host: "shop.test", path: "/b" }), {
      message: [
        'deployment "api" of tenant "team" is not valid:',
        '✖ expose: expected a host that no other workload uses, got "shop.test"; "web" already uses this host, and the GatewayClass "envoy" allows one Gateway per host; choose another host',
      ].join("\n"),
    });
    const run = await gateways({ host: "shop.test" }, { host: "www.shop.test" });
    assert.equal(run.resources.filter(({ type }) => type.endsWith(":Gateway")).length, 2);
  });

  it("share a host below different paths", async () => {
    const run = await both({ host: "shop.test", path: "/a" }, { host: "shop.test", path: "/b" });
    assert.equal(run.resources.filter(({ type }) => type.endsWith(":Ingress")).length, 2);
  });

  it("share a host in two tenants, about which the plan warns", async () => {
    const run = await both({ host: "shop.test" }, { host: "shop.test" }, "two");
    assert.equal(run.resources.filter(({ type }) => type.endsWith(":Ingress")).length, 2);
  });
});
