import assert from "node:assert/strict";
import { type EventScaling, eventScaling, keda, kubePrometheusStack } from "../../../../components";
import { bound, install, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const nobody = { find: () => undefined, all: () => ({}) };
const pod = (app: string) => ({ namespace: "keda", labels: { app } });
const apiServer = { address: "192.168.1.5" };
const world = { address: "203.0.113.7" };

describe("keda", () => {
  it("keeps its CRDs, has no wildcard permissions, and reads no foreign Secrets", async () => {
    const run = await install([keda()]);
    const values = valuesOf(run, "keda");
    assert.deepEqual(values.crds, {
      install: true,
      additionalAnnotations: { "helm.sh/resource-policy": "keep" },
    });
    assert.deepEqual(values.rbac, { enabledCustomScaledRefKinds: false });
    assert.deepEqual(values.permissions, {
      operator: { restrict: { secret: true } },
      metricServer: { restrict: { secret: true } },
    });
    assert.equal(values.clusterName, "test");
    assert.equal(run.find(releaseType, "test-keda").inputs.skipCrds, false);
    const open = bound(keda({ readSecrets: true })).values(nobody, {});
    assert.deepEqual(open.permissions, {
      operator: { restrict: { secret: false } },
      metricServer: { restrict: { secret: false } },
    });
  });

  it("has two replicas at most, with a budget and spread", async () => {
    const small = valuesOf(await install([keda()]), "keda");
    assert.deepEqual(
      [small.operator, small.metricsServer, small.webhooks, small.podDisruptionBudget],
      [{ replicaCount: 1 }, { replicaCount: 1 }, { replicaCount: 1 }, { operator: {}, metricServer: {}, webhooks: {} }],
    );
    const large = valuesOf(await install([keda()], "highly-available"), "keda");
    assert.deepEqual([large.operator, large.metricsServer], [{ replicaCount: 2 }, { replicaCount: 2 }]);
    const budget = { maxUnavailable: 1 };
    assert.deepEqual(large.podDisruptionBudget, { operator: budget, metricServer: budget, webhooks: budget });
    const { operator } = large.topologySpreadConstraints as Record<string, { labelSelector: object }[]>;
    assert.deepEqual(
      operator?.map(({ labelSelector }) => labelSelector),
      [{ matchLabels: { app: "keda-operator" } }, { matchLabels: { app: "keda-operator" } }],
    );
  });

  it("accepts the API server, its own parts and, if there is monitoring, Prometheus", async () => {
    const policies = policiesOf((await install([keda(), kubePrometheusStack()])).resources);
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    const [operator, metrics] = [pod("keda-operator"), pod("keda-operator-metrics-apiserver")];
    const webhooks = pod("keda-admission-webhooks");
    assert.ok(connects(policies, apiServer, metrics, 6443));
    assert.ok(connects(policies, apiServer, webhooks, 9443));
    assert.ok(!connects(policies, apiServer, operator, 9666));
    assert.ok(connects(policies, metrics, operator, 9666));
    assert.ok(!connects(policies, webhooks, operator, 9666));
    assert.deepEqual(
      [operator, metrics, webhooks].map((to) => connects(policies, prometheus, to, 8080)),
      [true, true, true],
    );
    assert.deepEqual(
      [operator, metrics, webhooks].map((from) => connects(policies, from, apiServer, 6443)),
      [true, true, true],
    );
    assert.ok(connects(policies, operator, prometheus, 9090));
    assert.ok(!connects(policies, metrics, prometheus, 9090));
    assert.ok(!connects(policies, operator, world, 443));
  });

  it("connects to the sources of triggers, and to the cloud only with permissions", async () => {
    const redis = { namespace: "shop", pods: { app: "redis" }, ports: [6379] };
    const policies = policiesOf((await install([keda({ sources: [redis] })])).resources);
    const target = { namespace: "shop", labels: { app: "redis" } };
    assert.ok(connects(policies, pod("keda-operator"), target, 6379));
    assert.ok(!connects(policies, pod("keda-operator"), target, 6380));
    const queue = [
      { actions: ["sqs:GetQueueAttributes"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] },
    ];
    const addon = bound(keda({ awsPermissions: queue }), { cloud: "aws" });
    assert.deepEqual(addon.identities, [{ serviceAccount: "keda-operator", permissions: { aws: queue } }]);
    assert.deepEqual(addon.flows(nobody)[0]?.egress, ["dns", "apiserver", "pod-identity", "cloud:443"]);
    assert.deepEqual(bound(keda()).identities, []);
    const identityOf = ({ offers }: ReturnType<typeof bound>) =>
      offers.find(({ capability }) => capability.name === eventScaling.name)?.value;
    assert.deepEqual(identityOf(addon), { apiVersion: "keda.sh/v1alpha1", podIdentity: "aws" });
    assert.deepEqual(identityOf(bound(keda(), { cloud: "aws" })), { apiVersion: "keda.sh/v1alpha1" });
    const elsewhere = [
      ["gcp", keda({ gcpPermissions: [{ role: "roles/monitoring.viewer" }] }), "gcp"],
      ["azure", keda({ azurePermissions: [{ role: "Azure Service Bus Data Owner", scope: "/a" }] }), "azure-workload"],
      ["none", keda({ awsPermissions: queue }), undefined],
    ] as const;
    for (const [cloud, one, podIdentity] of elsewhere) {
      assert.equal((identityOf(bound(one, { cloud })) as EventScaling).podIdentity, podIdentity);
    }
    const annotations = { "eks.amazonaws.com/role-arn": "arn" };
    const identity = { serviceAccountAnnotations: annotations, podLabels: { a: "b" }, dependsOn: [] };
    const values = addon.values(nobody, { "keda-operator": identity });
    assert.deepEqual([values.serviceAccount, values.podLabels], [{ operator: { annotations } }, { keda: { a: "b" } }]);
  });

  const elsewhere = [
    ["gcp", { gcpPermissions: [{ role: "roles/pubsub.viewer" }] }, { gcp: [{ role: "roles/pubsub.viewer" }] }],
    [
      "azure",
      { azurePermissions: [{ role: "Azure Service Bus Data Owner", scope: "/subscriptions/1" }] },
      { azure: [{ role: "Azure Service Bus Data Owner", scope: "/subscriptions/1" }] },
    ],
  ] as const;
  for (const [cloud, options, permissions] of elsewhere) {
    it(`has permissions on ${cloud}, and refuses those of another cloud`, () => {
      const addon = bound(keda(options), { cloud });
      assert.deepEqual([addon.problems, addon.identities], [[], [{ serviceAccount: "keda-operator", permissions }]]);
      assert.deepEqual(addon.flows(nobody)[0]?.egress, ["dns", "apiserver", "pod-identity", "cloud:443"]);
      assert.deepEqual(bound(keda(options), { cloud: "aws" }).problems, [
        { path: `${cloud}Permissions`, message: 'is not supported on cloud "aws"; remove it' },
      ]);
    });
  }

  it("refuses an empty list of permissions", () => {
    assert.deepEqual(bound(keda({ awsPermissions: [] })).problems, [
      {
        path: "awsPermissions",
        message: "expected at least one permission, got []; remove the option if the operator needs no permissions",
      },
    ]);
  });
});
