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
  type Offer,
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
function deploy(
  addons: Parameters<typeof platform>[0],
  expose: Partial<Exposure> = {},
  given: () => Parameters<typeof platform>[1] = () => ({}),
) {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platform(addons, given()) });
    new Deployment("web", { tenant, image, port: 8080, expose: { host: "web.example.com", ...expose } });
  });
}

type Run = Awaited<ReturnType<typeof deploy>>;

const solversOf = (run: Run) => {
  const { spec } = run.find(
    "kubernetes:cert-manager.io/v1:ClusterIssuer",
    "test-cert-manager-letsencrypt-production",
  ).inputs;
  return (spec as { acme: { solvers: unknown[] } }).acme.solvers;
};

const existing = (builtin: readonly Offer[]) => () => ({ cluster: existingCluster({ builtin }) });

const annotationsOf = (run: Run) => {
  const { metadata } = run.find("kubernetes:cert-manager.io/v1:Certificate", "web-tls").inputs;
  return (metadata as { annotations?: Record<string, string> }).annotations ?? {};
};

const byGateway: CertManagerOptions = { http01: "gateway" };
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
        "cert-manager.io/issue-temporary-certificate": "true",
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

  it("are served by Gateways of Traefik, whose redirect ACME servers follow to the temporary certificate", async () => {
    const builtin = [offer(gatewayApi, { bundleVersion: "v1.6.1" })];
    const run = await deploy([certManager(byGateway), traefik({ gateway: true })], {}, existing(builtin));
    assert.deepEqual(solversOf(run)[0], {
      selector: { matchLabels: { "keelson.dev/challenges": "gateway" } },
      http01: route,
    });
    assert.equal(annotationsOf(run)["cert-manager.io/issue-temporary-certificate"], "true");
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(connects(policiesOf(run.resources), controller, solver, 8089));
  });

  it("are served by a cloud's Gateways, whose load balancers alone reach the pods that answer", async () => {
    const theirs: GatewayClass = {
      name: "gke-l7-global-external-managed",
      controller: "networking.gke.io/gateway",
      listeners: { http: 80, https: 443 },
      cidrs: ["35.191.0.0/16", "130.211.0.0/22"],
      redirectsHttp: false,
    };
    const builtin = [offer(gatewayApi, {}), offer(defaultGatewayClass, theirs)];
    const run = await deploy([certManager(byGateway)], {}, existing(builtin));
    assert.deepEqual(solversOf(run), [{ http01: route }]);
    assert.equal(annotationsOf(run)["cert-manager.io/issue-temporary-certificate"], "true");
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, { address: "35.191.0.9" }, solver, 8089));
    assert.ok(!connects(policies, { address: "203.0.113.7" }, solver, 8089));
    assert.ok(!connects(policies, { address: "35.191.0.9" }, { ...solver, labels: { app: "other" } }, 8089));
  });

  it("by Ingress stay closed to load balancers of Gateways", async () => {
    const theirs: GatewayClass = {
      name: "theirs",
      controller: "example.com/gateway",
      listeners: { http: 80, https: 443 },
      cidrs: ["35.191.0.0/16"],
      redirectsHttp: false,
    };
    const builtin = [offer(gatewayApi, {}), offer(defaultGatewayClass, theirs)];
    const run = await deploy([certManager(), traefik()], {}, existing(builtin));
    assert.equal(annotationsOf(run)["cert-manager.io/issue-temporary-certificate"], undefined);
    assert.ok(!connects(policiesOf(run.resources), { address: "35.191.0.9" }, solver, 8089));
  });

  it("by Gateway need a GatewayClass", async () => {
    await assert.rejects(deploy([certManager(byGateway), traefik()]), /needs a GatewayClass for exposed workloads/);
  });
});
