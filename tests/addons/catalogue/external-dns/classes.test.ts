import assert from "node:assert/strict";
import {
  certManager,
  Deployment,
  type ExternalDnsOptions,
  envoyGateway,
  externalDns,
  Tenant,
  traefik,
} from "../../../../components";
import type { ProgramRun } from "../../../../components/testing";
import { ignoredValues } from "../../../support/chart-values";
import { dnsZones, existingIn } from "../../../support/clouds";
import { platform, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const accounts = ["external-dns/external-dns", "external-dns-internal/external-dns-internal"];

/** Installs external-dns once for public and once for internal hosts, beside controllers for both. */
function runWith(...installations: ExternalDnsOptions[]): Promise<ProgramRun> {
  return runProgram(() => {
    const cluster = existingIn("gcp", accounts);
    const issuers = certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } });
    const controllers = [
      traefik({ exposure: "public" }),
      traefik({ instance: "internal" }),
      envoyGateway({ isDefaultClass: false, classes: { internal: {} } }),
    ];
    const home = platform([issuers, ...controllers, ...installations.map((one) => externalDns(one))], {
      cluster,
      domain: "example.com",
    });
    const tenant = new Tenant("team", { platform: home });
    new Deployment("web", { tenant, image: "web:1.0.0", port: 8080, expose: { gatewayClassName: "internal" } });
  });
}

describe("external-dns for some classes", () => {
  it("keeps public and private zones apart, each with an owner of its own", async () => {
    const run = await runWith(
      { zones: [dnsZones.gcp], classes: ["traefik", "envoy"] },
      {
        instance: "internal",
        zones: [{ ...dnsZones.gcp, managedZone: "example-com-private", private: true }],
        classes: ["traefik-internal", "internal"],
        policy: "sync",
      },
    );
    assert.deepEqual(ignoredValues(run), []);
    const flags = ["external-dns", "external-dns-internal"].map((name) => {
      const { extraArgs, sources, txtOwnerId, serviceAccount } = valuesOf(run, name);
      const args = extraArgs as Record<string, unknown>;
      return {
        account: (serviceAccount as { name: string }).name,
        sources,
        txtOwnerId,
        classes: args["ingress-class"],
        gateways: args["gateway-label-filter"],
        zones: args["zone-id-filter"],
        visibility: args["google-zone-visibility"],
      };
    });
    const sources = ["ingress", "gateway-httproute", "gateway-grpcroute"];
    assert.deepEqual(flags, [
      {
        account: "external-dns",
        sources,
        txtOwnerId: "test",
        classes: ["traefik"],
        gateways: ["keelson.dev/gateway-class in (envoy)"],
        zones: ["example-com"],
        visibility: undefined,
      },
      {
        account: "external-dns-internal",
        sources,
        txtOwnerId: "test-internal",
        classes: ["traefik-internal"],
        gateways: ["keelson.dev/gateway-class in (internal)"],
        zones: ["example-com-private"],
        visibility: "private",
      },
    ]);
    const { metadata } = run.find("kubernetes:gateway.networking.k8s.io/v1:Gateway", "web").inputs;
    assert.deepEqual((metadata as { labels: object }).labels, { "keelson.dev/gateway-class": "internal" });
  });

  it("reads Ingresses alone if no class is a GatewayClass", async () => {
    const { sources, extraArgs } = valuesOf(
      await runWith({ zones: [dnsZones.gcp], classes: ["traefik"] }),
      "external-dns",
    );
    assert.deepEqual(sources, ["ingress"]);
    assert.equal((extraArgs as Record<string, unknown>)["gateway-label-filter"], undefined);
  });

  it("reads everything otherwise", async () => {
    const { sources } = valuesOf(await runWith({ zones: [dnsZones.gcp] }), "external-dns");
    assert.deepEqual(sources, ["ingress", "service", "gateway-httproute", "gateway-grpcroute"]);
  });

  it("refuses a class that nobody serves", () =>
    assert.rejects(
      runWith({ zones: [dnsZones.gcp], classes: ["nginx"] }),
      /addons\.external-dns: needs an IngressClass: expected one of "traefik", "traefik-internal", got "nginx"/,
    ));
});
