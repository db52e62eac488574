import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  certManager,
  Deployment,
  defaultGatewayClass,
  type EnvoyGatewayOptions,
  envoyGateway,
  gatewayApi,
  kubePrometheusStack,
  offer,
  Tenant,
  traefik,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const namespace = "envoy-gateway-system";
const controller = { namespace, labels: { "control-plane": "envoy-gateway" } };
const proxy = {
  namespace,
  labels: {
    "app.kubernetes.io/name": "envoy",
    "app.kubernetes.io/component": "proxy",
    "gateway.envoyproxy.io/owning-gatewayclass": "envoy",
  },
};
const world = { address: "203.0.113.7" };
const apiServer = { address: "192.168.1.5" };
const nobody = { find: () => undefined, all: () => ({}) };

interface EnvoyProxySpec {
  readonly mergeGateways: boolean;
  readonly shutdown: object;
  readonly provider: { readonly kubernetes: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
}

function proxySpec(cloud: "aws" | "gcp" | "azure" | "none", options: EnvoyGatewayOptions = {}): EnvoyProxySpec {
  const resources = bound(envoyGateway(options), { cloud, builtin: [] }).customResources(nobody);
  return resources.find(({ kind }) => kind === "EnvoyProxy")?.spec as unknown as EnvoyProxySpec;
}

describe("envoy-gateway", () => {
  it("installs the Gateway API's kinds with the policy that guards them, and no webhook", async () => {
    const run = await install([envoyGateway()]);
    const { crds, topologyInjector, podDisruptionBudget, deployment } = valuesOf(run, "envoy-gateway");
    assert.deepEqual(crds, { enabled: true, gatewayAPI: { safeUpgradePolicy: { enabled: true } } });
    assert.deepEqual(topologyInjector, { enabled: false });
    assert.deepEqual(podDisruptionBudget, {});
    assert.equal((deployment as { replicas: number }).replicas, 1);
    assert.equal(run.find(releaseType, "test-envoy-gateway").inputs.skipCrds, false);
  });

  it("leaves the policy to a cluster that brings the kinds, and does not offer them again", async () => {
    const builtin = [monitored, offer(gatewayApi, {})];
    const run = await installOn(() => existingCluster({ builtin }), [envoyGateway()]);
    const { crds } = valuesOf(run, "envoy-gateway");
    assert.deepEqual(crds, { enabled: true, gatewayAPI: { safeUpgradePolicy: { enabled: false } } });
  });

  it("serves all Gateways of its class by the same proxies, sized by the tier", async () => {
    const run = await install([envoyGateway()], "highly-available");
    const spec = run.find("kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy", "test-envoy-gateway-envoy").inputs
      .spec as EnvoyProxySpec;
    const { envoyDeployment, envoyPDB, envoyService } = spec.provider.kubernetes;
    assert.equal(spec.mergeGateways, true);
    assert.deepEqual(spec.shutdown, { drainTimeout: "60s", minDrainDuration: "10s" });
    assert.deepEqual(envoyPDB, { maxUnavailable: 1 });
    assert.deepEqual(envoyService, { name: "envoy", type: "LoadBalancer", annotations: {} });
    const { replicas, pod, container } = envoyDeployment as Record<string, Record<string, unknown>>;
    assert.equal(replicas, 3);
    assert.deepEqual(container?.resources, {
      requests: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "512Mi", "ephemeral-storage": "1Gi" },
    });
    assert.deepEqual(
      (pod as { topologySpreadConstraints: { labelSelector: object }[] }).topologySpreadConstraints.map(
        ({ labelSelector }) => labelSelector,
      ),
      [{ matchLabels: proxy.labels }, { matchLabels: proxy.labels }],
    );
    assert.deepEqual(
      run.find("kubernetes:gateway.networking.k8s.io/v1:GatewayClass", "test-envoy-gateway-envoy").inputs.spec,
      {
        controllerName: "gateway.envoyproxy.io/gatewayclass-controller",
        parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: "envoy", namespace },
      },
    );
  });

  const services = [
    ["gcp", "internal", { "networking.gke.io/load-balancer-type": "Internal" }],
    ["gcp", "public", {}],
    ["azure", "internal", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }],
    ["azure", "public", {}],
    ["none", "public", {}],
  ] as const;
  for (const [cloud, exposure, annotations] of services) {
    it(`is ${exposure} on ${cloud} by that cloud's annotations`, () => {
      const { envoyService } = proxySpec(cloud, { exposure }).provider.kubernetes;
      assert.deepEqual(envoyService?.annotations, annotations);
    });
  }

  it("gets its load balancer on AWS from the controller, which is installed first", async () => {
    const run = await installOnEks([envoyGateway({ exposure: "public" }), awsLoadBalancerController()]);
    const { inputs } = run.find("kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy", "test-envoy-gateway-envoy");
    const { envoyService } = (inputs.spec as EnvoyProxySpec).provider.kubernetes;
    assert.equal(envoyService?.loadBalancerClass, "service.k8s.aws/nlb");
    const { annotations } = envoyService as { annotations: Record<string, string> };
    assert.equal(annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"], "internet-facing");
    await assert.rejects(installOnEks([envoyGateway()]), /load balancers/);
  });

  it("lets everybody in at the proxies' two ports, and the proxies to exposed pods and their controller", async () => {
    const policies = policiesOf((await install([envoyGateway(), traefik(), certManager()])).resources);
    assert.deepEqual(
      [10080, 10443, 19001, 18000].map((port) => connects(policies, world, proxy, port)),
      [true, true, false, false],
    );
    assert.ok(connects(policies, proxy, controller, 18000));
    assert.ok(!connects(policies, { namespace, labels: { app: "certgen" } }, controller, 18000));
    assert.ok(connects(policies, proxy, { namespace: "team", labels: { "keelson.dev/exposed": "true" } }, 8080));
    assert.ok(!connects(policies, proxy, { namespace: "team", labels: {} }, 8080));
    assert.ok(!connects(policies, proxy, apiServer, 6443));
    assert.ok(connects(policies, controller, apiServer, 6443));
    assert.ok(!connects(policies, controller, world, 443));
  });

  it("is scraped where Prometheus is, and not otherwise", async () => {
    const run = await install([envoyGateway(), kubePrometheusStack()]);
    const monitor = "kubernetes:monitoring.coreos.com/v1:PodMonitor";
    assert.deepEqual(
      ["envoy-gateway", "envoy"].map((one) => {
        const { spec } = run.find(monitor, `test-envoy-gateway-${one}`).inputs;
        return (spec as { podMetricsEndpoints: object[] }).podMetricsEndpoints;
      }),
      [[{ port: "metrics", path: "/metrics" }], [{ port: "metrics", path: "/stats/prometheus" }]],
    );
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, prometheus, proxy, 19001) && connects(policies, prometheus, controller, 19001));
    assert.deepEqual((await install([envoyGateway()])).ofType(monitor), []);
  });

  it("exposes workloads by Gateways at the usual ports, after its class", async () => {
    const run = await runProgram(() => {
      const addons = [
        envoyGateway(),
        certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } }),
      ];
      const team = new Tenant("team", { platform: platform(addons, { domain: "example.com" }) });
      new Deployment("web", { tenant: team, image: "web:1.0.0", port: 8080, expose: {} });
    });
    const gateway = run.find("kubernetes:gateway.networking.k8s.io/v1:Gateway", "web");
    const { gatewayClassName, listeners } = gateway.inputs.spec as {
      gatewayClassName: string;
      listeners: { port: number; protocol: string }[];
    };
    assert.equal(gatewayClassName, "envoy");
    assert.deepEqual(
      listeners.map(({ port, protocol }) => [port, protocol]),
      [
        [443, "HTTPS"],
        [80, "HTTP"],
      ],
    );
    const web = { namespace: "team", labels: { "keelson.dev/workload": "web", "keelson.dev/exposed": "true" } };
    assert.ok(connects(policiesOf(run.resources), proxy, web, 8080));
  });

  it("is no default beside another class, if told so", async () => {
    const theirs = {
      name: "theirs",
      controller: "example.com/x",
      listeners: { http: 80, https: 443 },
      redirectsHttp: true,
    };
    const offers = bound(envoyGateway({ isDefaultClass: false }), {
      builtin: [offer(defaultGatewayClass, theirs)],
    }).offers;
    assert.ok(!offers.some(({ capability }) => capability.name === defaultGatewayClass.name));
    await assert.rejects(install([envoyGateway(), traefik({ gateway: true })]), /single provider of a GatewayClass/);
    const run = await install([envoyGateway({ isDefaultClass: false }), traefik({ gateway: true })]);
    assert.equal(run.ofType("kubernetes:gateway.networking.k8s.io/v1:GatewayClass").length, 2);
  });
});
