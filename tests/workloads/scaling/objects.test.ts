import assert from "node:assert/strict";
import {
  type Autoscaling,
  customMetrics,
  Deployment,
  type EventScaling,
  eventScaling,
  externalMetrics,
  keda,
  kubePrometheusStack,
  metricsServer,
  type Offer,
  offer,
  StatefulSet,
  Tenant,
  type Trigger,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingCluster, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const scaledObject = "kubernetes:keda.sh/v1alpha1:ScaledObject";
const authentication = "kubernetes:keda.sh/v1alpha1:TriggerAuthentication";
const hpa = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
const release = "kubernetes:helm.sh/v3:Release";

const everything = [metricsServer(), keda(), kubePrometheusStack()];
const awsKeda: EventScaling = { apiVersion: "keda.sh/v1alpha1", podIdentity: "aws" };
const cron: Trigger = { type: "cron", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: 4 };
const queue: Trigger = { type: "aws-sqs-queue", queueUrl: "https://sqs.eu-central-1.amazonaws.com/1/orders" };

interface Around {
  readonly addons?: typeof everything;
  readonly builtin?: readonly Offer[];
  readonly aws?: boolean;
}

function team({ addons = everything, builtin = [], aws = false }: Around): Tenant {
  const facts = aws && { cloud: "aws" as const, cloudFacts: { accountId: "111111111111", region: "eu-central-1" } };
  const cluster = existingCluster({ builtin, ...facts });
  return new Tenant("team", { platform: platform(addons, { cluster, tier: "highly-available" }) });
}

function deploy(autoscaling: Autoscaling, around: Around = {}): Promise<ProgramRun> {
  return runProgram(() => {
    new Deployment("web", { tenant: team(around), image: "web:1", port: 80, autoscaling });
  });
}

function specOf(run: ProgramRun, type: string, name = "web"): Record<string, unknown> {
  return run.find(type, name).inputs.spec as Record<string, unknown>;
}

describe("autoscaling", () => {
  it("scales a StatefulSet, and owns its number of replicas", async () => {
    const run = await runProgram(() => {
      new StatefulSet("store", { tenant: team({}), image: "store:1", port: 80, autoscaling: { maxReplicas: 5 } });
    });
    assert.equal(specOf(run, "kubernetes:apps/v1:StatefulSet", "store").replicas, undefined);
    const { scaleTargetRef, minReplicas } = specOf(run, hpa, "store");
    assert.deepEqual(scaleTargetRef, { apiVersion: "apps/v1", kind: "StatefulSet", name: "store" });
    assert.equal(minReplicas, 3);
    const set = run.find("kubernetes:apps/v1:StatefulSet", "store");
    assert.ok(run.find(hpa, "store").dependsOn.includes(set.urn));
  });

  it("uses KEDA for triggers, together with CPU, after KEDA and Prometheus' kinds", async () => {
    const run = await deploy({
      minReplicas: 0,
      maxReplicas: 8,
      cpuUtilization: 60,
      cooldownPeriod: 120,
      triggers: { office: cron, load: { type: "prometheus", query: "sum(rate(x[2m]))", threshold: 2.5 } },
    });
    assert.equal(run.ofType(hpa).length, 0);
    assert.equal(run.ofType(authentication).length, 0);
    const made = run.find(scaledObject, "web");
    const { advanced, ...spec } = specOf(run, scaledObject);
    assert.deepEqual(made.inputs.metadata, { name: "web", namespace: "team" });
    assert.equal(made.parent, run.find("keelson:index:Deployment", "web").urn);
    assert.deepEqual(spec, {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicaCount: 0,
      maxReplicaCount: 8,
      pollingInterval: 30,
      cooldownPeriod: 120,
      triggers: [
        { type: "cpu", name: "cpu", metricType: "Utilization", metadata: { value: "60" } },
        {
          type: "cron",
          name: "office",
          metadata: { timezone: "Etc/UTC", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: "4" },
        },
        {
          type: "prometheus",
          name: "load",
          metadata: {
            serverAddress: "http://kube-prometheus-stack-prometheus.monitoring.svc:9090",
            query: "sum(rate(x[2m]))",
            threshold: "2.5",
            activationThreshold: "0",
          },
        },
      ],
    });
    assert.ok(JSON.stringify(advanced).includes('"stabilizationWindowSeconds":300'));
    for (const name of ["test-keda", "test-kube-prometheus-stack-crds", "test-metrics-server"]) {
      assert.ok(made.dependsOn.includes(run.find(release, name).urn), name);
    }
    const { annotations } = run.find("kubernetes:core/v1:Service", "web").inputs.metadata as { annotations: object };
    assert.deepEqual(annotations, { "pulumi.com/skipAwait": "true" });
  });

  it("checks a queue of the cluster's cloud with KEDA's permissions", async () => {
    const run = await deploy(
      { maxReplicas: 8, triggers: { orders: queue } },
      { addons: [], builtin: [offer(eventScaling, awsKeda)], aws: true },
    );
    assert.deepEqual(specOf(run, authentication), { podIdentity: { provider: "aws" } });
    const made = run.find(scaledObject, "web");
    assert.ok(made.dependsOn.includes(run.find(authentication, "web").urn));
    assert.deepEqual(specOf(run, scaledObject).triggers, [
      {
        type: "aws-sqs-queue",
        name: "orders",
        metadata: {
          queueURL: "https://sqs.eu-central-1.amazonaws.com/1/orders",
          queueLength: "5",
          activationQueueLength: "0",
          awsRegion: "eu-central-1",
        },
        authenticationRef: { name: "web" },
      },
    ]);
  });

  it("checks Pub/Sub and Service Bus like SQS, each in its own cloud", async () => {
    const cases = [
      [
        "gcp",
        "gcp",
        { type: "gcp-pubsub", subscriptionName: "orders" },
        { subscriptionName: "orders", mode: "SubscriptionSize", value: "10", activationValue: "0" },
      ],
      [
        "azure",
        "azure-workload",
        { type: "azure-servicebus", namespace: "shop", queueName: "orders", messageCount: 9 },
        { namespace: "shop", queueName: "orders", messageCount: "9", activationMessageCount: "0" },
      ],
    ] as const;
    for (const [cloud, podIdentity, trigger, metadata] of cases) {
      const builtin = [offer(eventScaling, { apiVersion: "keda.sh/v1alpha1", podIdentity })];
      const run = await runProgram(() => {
        const cluster = existingCluster({ builtin, cloud });
        const tenant = new Tenant("team", { platform: platform([], { cluster }) });
        const autoscaling = { maxReplicas: 2, triggers: { orders: trigger } };
        new Deployment("web", { tenant, image: "web:1", autoscaling });
      });
      assert.deepEqual(specOf(run, authentication), { podIdentity: { provider: podIdentity } });
      const [made] = specOf(run, scaledObject).triggers as { metadata: object; authenticationRef: object }[];
      assert.deepEqual([made?.metadata, made?.authenticationRef], [metadata, { name: "web" }]);
    }
  });

  it("waits for the adapter for custom metrics", async () => {
    const builtin = [offer(customMetrics, { apiService: "v1beta1.custom.metrics.k8s.io" })];
    const run = await deploy({ maxReplicas: 4, podMetrics: { connections: { averageValue: "100" } } }, { builtin });
    assert.equal((specOf(run, hpa).metrics as unknown[]).length, 1);
  });

  const around = { addons: [] as typeof everything };
  const external = {
    apiService: "v1beta1.external.metrics.k8s.io",
    pods: { namespace: "a", labels: { app: "adapter" } },
  };
  const refusals: [string, Omit<Autoscaling, "maxReplicas">, Around, RegExp][] = [
    [
      "custom metrics without an adapter",
      { podMetrics: { connections: { averageValue: "9" } } },
      around,
      /✖ autoscaling: needs custom metrics for autoscaling \(custom\.metrics\.k8s\.io\), which nothing provides; add prometheus-adapter/,
    ],
    [
      "external metrics with KEDA's adapter",
      { externalMetrics: { depth: { value: "9" } } },
      {},
      /autoscaling\.externalMetrics: the platform's KEDA serves only the metrics of KEDA triggers; set autoscaling\.triggers instead/,
    ],
    [
      "external metrics without an adapter",
      { externalMetrics: { depth: { value: "9" } } },
      around,
      /needs external metrics for autoscaling/,
    ],
    [
      "triggers without KEDA",
      { triggers: { office: cron } },
      around,
      /autoscaling\.triggers: needs KEDA, for scaling by queues, queries and schedules, which nothing provides; add keda/,
    ],
    [
      "a query without Prometheus",
      { triggers: { load: { type: "prometheus", query: "up", threshold: 1 } } },
      { addons: [keda()] as typeof everything },
      /needs the Prometheus operator's kinds, .*; add kube-prometheus-stack/,
    ],
    [
      "a queue of another cloud",
      { triggers: { orders: queue } },
      {},
      /autoscaling\.triggers\.orders: type "aws-sqs-queue" needs a cluster on "aws", got "none"/,
    ],
    [
      "a queue without permissions for KEDA",
      { triggers: { orders: queue } },
      { addons: [], aws: true, builtin: [offer(eventScaling, { apiVersion: "keda.sh/v1alpha1" })] },
      /autoscaling\.triggers\.orders: KEDA has no cloud permissions; set permissions, for instance keda\(\{ awsPermissions/,
    ],
  ];
  for (const [title, autoscaling, where, message] of refusals) {
    it(`refuses ${title}`, () => assert.rejects(deploy({ maxReplicas: 4, ...autoscaling }, where), { message }));
  }

  it("accepts external metrics with another adapter", async () => {
    const run = await deploy(
      { maxReplicas: 4, externalMetrics: { depth: { value: "9" } } },
      { addons: [], builtin: [offer(externalMetrics, external)] },
    );
    assert.equal((specOf(run, hpa).metrics as unknown[]).length, 1);
  });
});
