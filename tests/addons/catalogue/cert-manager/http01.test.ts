import assert from "node:assert/strict";
import {
  type CertManagerOptions,
  certManager,
  Deployment,
  defaultGatewayClass,
  type Exposure,
  envoyGateway,
  type GatewayClass,
  gatewayApi,
  offer,
  Tenant,
  traefik,
} from "../../../../components";
import { existingCluster, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const image = "registry.example.com/web:1.0.0";
const solver = { namespace: "team", labels: { "acme.cert-manager.io/http01-solver": "true" } };
const envoy = {
  namespace: "envoy-gateway-system",
  labels: {
    "app.kubernetes.io/name": "envoy",
    "app.kubernetes.io/component": "proxy",
    "gateway.envoyproxy.io/owning-gatewayclass": "envoy",
  },
};

/** Deploys a workload behind a host. */
function deploy(addons: Parameters<typeof platform>[0], expose: Partial<Exposure> = {}) {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platform(addons) });
    new Deployment("web", { tenant, image, port: 8080, expose: { host: "web.example.com", ...expose } });
  });
}

type Run = Awaited<ReturnType<typeof deploy>>;

const solversOf = (run: Run) => {
  const { spec } = run.find(
    "kubernetes:cert-manager.io/v1:ClusterIssuer",
    "test-cert-manager-letsencrypt-production",
  ).inputs;
  return (spec as { acme: { solvers: unknown } }).acme.solvers;
};

const byGateway: CertManagerOptions = { http01: "gateway" };
const own: CertManagerOptions = { issuers: { factory: { kind: "self-signed-ca" } } };
const route = { gatewayHTTPRoute: { serviceType: "ClusterIP" } };

describe("HTTP-01 challenges", () => {
  it("are served by the workload's own Gateway, without an ingress controller", async () => {
    const run = await deploy([certManager(byGateway), envoyGateway()]);
    assert.deepEqual(solversOf(run), [{ http01: route }]);
    assert.deepEqual(valuesOf(run, "cert-manager").config, {
      apiVersion: "controller.config.cert-manager.io/v1alpha1",
      kind: "ControllerConfiguration",
      gatewayAPI: { enabled: true },
    });
    const { metadata } = run.find("kubernetes:cert-manager.io/v1:Certificate", "web-tls").inputs;
    assert.deepEqual(metadata, {
      name: "web-tls",
      namespace: "team",
      labels: { "keelson.dev/challenges": "gateway" },
      annotations: {
        "acme.cert-manager.io/http01-parentrefkind": "Gateway",
        "acme.cert-manager.io/http01-parentrefname": "web",
      },
    });
    assert.ok(connects(policiesOf(run.resources), envoy, solver, 8089));
  });

  it("are served by both, if there is an ingress controller, too: the certificate's label decides", async () => {
    const run = await deploy([certManager(byGateway), envoyGateway(), traefik()]);
    assert.deepEqual(solversOf(run), [
      { selector: { matchLabels: { "keelson.dev/challenges": "gateway" } }, http01: route },
      { http01: { ingress: { ingressClassName: "traefik" } } },
    ]);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, envoy, solver, 8089));
    const ingress = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(connects(policies, ingress, solver, 8089));
  });

  it("are served by the ingress class that a workload names", async () => {
    const ingress = "kubernetes:networking.k8s.io/v1:Ingress";
    const annotation = "acme.cert-manager.io/http01-ingress-ingressclassname";
    const addons = [certManager(), traefik()];
    for (const [expose, expected] of [
      [{ ingressClassName: "traefik" }, "traefik"],
      [{}, undefined],
    ] as const) {
      const { metadata } = (await deploy(addons, expose)).find(ingress, "web").inputs;
      assert.equal((metadata as { annotations: Record<string, string> }).annotations[annotation], expected);
    }
  });

  it("cannot be served by Gateways that redirect, or that wait for the certificate", async () => {
    await assert.rejects(
      deploy([certManager(byGateway), traefik({ gateway: true }), envoyGateway({ isDefaultClass: false })]),
      /http01: expected true or false with the GatewayClass "traefik", got "gateway"; .*redirects HTTP/,
    );
    const google: GatewayClass = {
      name: "gke",
      controller: "networking.gke.io/gateway",
      listeners: { http: 80, https: 443 },
      redirectsHttp: false,
    };
    const builtin = [offer(gatewayApi, {}), offer(defaultGatewayClass, google)];
    await assert.rejects(
      runProgram(() => {
        platform([certManager(byGateway)], { cluster: existingCluster({ builtin }) });
      }),
      /http01: expected true or false with the GatewayClass "gke", got "gateway"; .*before the certificate exists/,
    );
  });

  it("cannot be served by the Gateways of a class that a workload names, if these redirect", async () => {
    const addons = [certManager(byGateway), envoyGateway(), traefik({ gateway: true, isDefaultClass: false })];
    await assert.rejects(
      deploy(addons, { gatewayClassName: "traefik" }),
      /expose\.gatewayClassName: Gateways of the class "traefik" never answer the issuer's HTTP-01 challenges, because its controller redirects HTTP/,
    );
    await deploy([certManager({ ...byGateway, ...own }), ...addons.slice(1)], {
      gatewayClassName: "traefik",
      issuer: "factory",
    });
  });

  it("by Gateway need a GatewayClass", async () => {
    await assert.rejects(deploy([certManager(byGateway), traefik()]), /needs a GatewayClass for exposed workloads/);
  });
});
