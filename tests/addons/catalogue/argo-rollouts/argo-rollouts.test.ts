import assert from "node:assert/strict";
import {
  type ArgoRolloutsOptions,
  argoRollouts,
  awsLoadBalancerController,
  gatewayApi,
  kubePrometheusStack,
  offer,
} from "../../../../components";
import { installOn, monitored, prometheus, statementsOf } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, existingCluster, install, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const name = "argo-rollouts";
const pod = {
  namespace: name,
  labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "rollouts-controller" },
};
const world = { address: "203.0.113.7" };
const gatewayPlugin = { url: "https://example.com/gateway-plugin", sha256: "0".repeat(64) };

describe("argo-rollouts", () => {
  it("keeps its CRDs, has no dashboard, and may change no objects of meshes that nobody has", async () => {
    const run = await install([argoRollouts()]);
    const { controller, ...values } = valuesOf(run, name);
    assert.deepEqual(values, {
      installCRDs: true,
      keepCRDs: true,
      serviceAccount: { name, annotations: {} },
      providerRBAC: {
        enabled: true,
        providers: {
          istio: false,
          smi: false,
          ambassador: false,
          awsAppMesh: false,
          traefik: false,
          apisix: false,
          contour: false,
          glooPlatform: false,
          awsLoadBalancerController: false,
          gatewayAPI: false,
        },
      },
      dashboard: { enabled: false },
    });
    const { affinity, tolerations, ...own } = controller as Record<string, unknown>;
    assert.deepEqual(own, {
      replicas: 1,
      pdb: { enabled: false },
      topologySpreadConstraints: [],
      podLabels: {},
      logging: { format: "json" },
      metrics: { enabled: false, serviceMonitor: { enabled: false } },
      awsVerifyTargetGroup: false,
      extraEnv: [],
      trafficRouterPlugins: [],
      resources: {
        requests: { cpu: "50m", memory: "128Mi", "ephemeral-storage": "64Mi" },
        limits: { memory: "512Mi", "ephemeral-storage": "1Gi" },
      },
    });
    assert.ok(affinity !== undefined && tolerations !== undefined);
    assert.equal(run.find(releaseType, `test-${name}`).inputs.skipCrds, false);
  });

  it("has a leader and a standby in a large tier, and a budget", async () => {
    const { controller } = valuesOf(await install([argoRollouts()], "highly-available"), name);
    const { replicas, pdb, topologySpreadConstraints } = controller as Record<string, unknown>;
    assert.equal(replicas, 2);
    assert.deepEqual(pdb, { enabled: true, maxUnavailable: 1 });
    assert.deepEqual(
      (topologySpreadConstraints as { labelSelector: object }[]).map(({ labelSelector }) => labelSelector),
      [{ matchLabels: pod.labels }, { matchLabels: pod.labels }],
    );
  });

  it("queries Prometheus and its sources, and is reached by Prometheus only", async () => {
    const tests = { namespace: "shop", labels: { app: "tests" } };
    const sources = [{ namespace: tests.namespace, pods: tests.labels, ports: [8080] }];
    const policies = policiesOf((await install([argoRollouts({ sources }), kubePrometheusStack()])).resources);
    assert.ok(connects(policies, pod, prometheus, 9090));
    assert.ok(connects(policies, prometheus, pod, 8090));
    assert.ok(connects(policies, pod, tests, 8080));
    assert.ok(!connects(policies, tests, pod, 8090));
    assert.ok(!connects(policies, tests, prometheus, 9090));
    assert.ok(!connects(policies, pod, world, 443));
    assert.ok(connects(policies, pod, { address: "192.168.1.5" }, 6443));
  });

  it("has a monitor and alerts if there is Prometheus", async () => {
    const run = await install([argoRollouts(), kubePrometheusStack()]);
    const { metrics } = valuesOf(run, name).controller as Record<string, unknown>;
    assert.deepEqual(metrics, { enabled: true, serviceMonitor: { enabled: true } });
    const { additionalPrometheusRulesMap } = valuesOf(run, "kube-prometheus-stack") as Record<string, object>;
    assert.ok(additionalPrometheusRulesMap !== undefined && name in additionalPrometheusRulesMap);
  });

  it("asks AWS for the targets of load balancers, with its own identity", async () => {
    const run = await installOnEks([argoRollouts({ verifyTargetGroups: true }), awsLoadBalancerController()]);
    const { controller, providerRBAC } = valuesOf(run, name) as Record<string, Record<string, unknown>>;
    assert.equal(controller?.awsVerifyTargetGroup, true);
    assert.deepEqual(controller?.extraEnv, [{ name: "AWS_REGION", value: "eu-central-1" }]);
    assert.equal((providerRBAC as { providers: Record<string, boolean> }).providers.awsLoadBalancerController, true);
    assert.deepEqual(statementsOf(run, name, name), [
      {
        Effect: "Allow",
        Action: ["TargetGroups", "LoadBalancers", "Listeners", "Rules", "Tags", "TargetHealth"].map(
          (one) => `elasticloadbalancing:Describe${one}`,
        ),
        Resource: ["*"],
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
      },
    ]);
  });

  it("downloads the plugin for HTTPRoutes by its checksum, where the cluster has the Gateway API", async () => {
    const addon = argoRollouts({ gatewayPlugin });
    const run = await installOn(() => existingCluster({ builtin: [monitored, offer(gatewayApi, {})] }), [addon]);
    const { controller } = valuesOf(run, name);
    assert.deepEqual((controller as Record<string, unknown>).trafficRouterPlugins, [
      { name: "argoproj-labs/gatewayAPI", location: gatewayPlugin.url, sha256: gatewayPlugin.sha256 },
    ]);
    assert.ok(connects(policiesOf(run.resources), pod, world, 443));
    await assert.rejects(install([addon]), /gateway-api|Gateway API/);
  });

  const refused: readonly (readonly [ArgoRolloutsOptions, string, string])[] = [
    [{ verifyTargetGroups: true }, "verifyTargetGroups", 'is not supported on cloud "none"; remove it'],
    [
      { gatewayPlugin: { ...gatewayPlugin, url: "http://example.com/x" } },
      "gatewayPlugin.url",
      'expected an https:// URL without a port, got "http://example.com/x"',
    ],
    [
      { gatewayPlugin: { ...gatewayPlugin, sha256: "abc" } },
      "gatewayPlugin.sha256",
      'expected 64 hexadecimal digits in lower case, got "abc"',
    ],
  ];
  for (const [options, path, message] of refused) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      assert.deepEqual(bound(argoRollouts(options)).problems, [{ path, message }]);
    });
  }
});
