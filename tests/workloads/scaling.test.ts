import assert from "node:assert/strict";
import {
  type Autoscaling,
  customMetrics,
  DaemonSet,
  Deployment,
  type EventScaling,
  eventScaling,
  externalMetrics,
  keda,
  kubePrometheusStack,
  metricsServer,
  type Offer,
  offer,
  ScaledJob,
  type ScaledJobArgs,
  StatefulSet,
  Tenant,
  type Trigger,
  type VerticalAutoscaling,
  verticalScaling,
} from "../../components";
import { type ProgramRun, runProgram } from "../../components/testing";
import { existingCluster, platform } from "../support/programs";

const scaledObject = "kubernetes:keda.sh/v1alpha1:ScaledObject";
const scaledJob = "kubernetes:keda.sh/v1alpha1:ScaledJob";
const authentication = "kubernetes:keda.sh/v1alpha1:TriggerAuthentication";
const vertical = "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler";
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
  it("scales a StatefulSet, whose number of replicas it owns", async () => {
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

  it("asks KEDA where it is told triggers, after KEDA and Prometheus' kinds, and beside the CPU", async () => {
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

  it("asks a queue of the cluster's cloud in the name of KEDA", async () => {
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

  it("asks Pub/Sub and Service Bus as it asks SQS, each in its own cloud", async () => {
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

  it("waits for whoever offers custom metrics", async () => {
    const builtin = [offer(customMetrics, { apiService: "v1beta1.custom.metrics.k8s.io" })];
    const run = await deploy({ maxReplicas: 4, podMetrics: { connections: { averageValue: "100" } } }, { builtin });
    assert.equal((specOf(run, hpa).metrics as unknown[]).length, 1);
  });

  const around = { addons: [] as typeof everything };
  const external = { apiService: "v1beta1.external.metrics.k8s.io", pods: { namespace: "a", labels: {} } };
  const refusals: [string, Omit<Autoscaling, "maxReplicas">, Around, RegExp][] = [
    [
      "custom metrics that nobody offers",
      { podMetrics: { connections: { averageValue: "9" } } },
      around,
      /needs metrics of pods and other objects .*, which nothing provides/,
    ],
    [
      "external metrics of an adapter that has none but its own",
      { externalMetrics: { depth: { value: "9" } } },
      {},
      /KEDA has those of its own triggers only: give autoscaling\.triggers/,
    ],
    [
      "external metrics that nobody offers",
      { externalMetrics: { depth: { value: "9" } } },
      around,
      /needs metrics of queues and queries/,
    ],
    ["triggers without KEDA", { triggers: { office: cron } }, around, /needs scaling on queues, .*; add keda/],
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
      /another cloud than the cluster's \("none"\): trigger "orders" of type "aws-sqs-queue"/,
    ],
    [
      "a queue that KEDA may not ask",
      { triggers: { orders: queue } },
      { addons: [], aws: true, builtin: [offer(eventScaling, { apiVersion: "keda.sh/v1alpha1" })] },
      /KEDA may do nothing in the cloud: give the add-on keda permissions, for instance keda\(\{ awsPermissions/,
    ],
  ];
  for (const [title, autoscaling, where, message] of refusals) {
    it(`refuses ${title}`, () => assert.rejects(deploy({ maxReplicas: 4, ...autoscaling }, where), { message }));
  }

  it("takes external metrics of an adapter that has all", async () => {
    const run = await deploy(
      { maxReplicas: 4, externalMetrics: { depth: { value: "9" } } },
      { addons: [], builtin: [offer(externalMetrics, external)] },
    );
    assert.equal((specOf(run, hpa).metrics as unknown[]).length, 1);
  });
});

describe("ScaledJob", () => {
  function run(args: Partial<ScaledJobArgs> = {}): Promise<ProgramRun> {
    return runProgram(() => {
      new ScaledJob("import", { tenant: team({}), image: "import:1", triggers: { office: cron }, ...args });
    });
  }

  it("makes jobs like a Job's, as many as there is work", async () => {
    const program = await run({ maxReplicaCount: 4, scalingStrategy: "accurate", backoffLimit: 1 });
    const { jobTargetRef, triggers, ...spec } = specOf(program, scaledJob, "import");
    assert.deepEqual(spec, {
      minReplicaCount: 0,
      maxReplicaCount: 4,
      pollingInterval: 30,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      scalingStrategy: { strategy: "accurate" },
      rollout: { strategy: "gradual" },
    });
    const { template, ...job } = jobTargetRef as { template: { metadata: { labels: object }; spec: object } };
    assert.deepEqual(job, {
      backoffLimit: 1,
      activeDeadlineSeconds: 3600,
      completions: 1,
      parallelism: 1,
      completionMode: "NonIndexed",
    });
    assert.equal((template.spec as { restartPolicy: string }).restartPolicy, "Never");
    assert.equal((triggers as { name: string }[])[0]?.name, "office");
    const made = program.find(scaledJob, "import");
    assert.equal(made.parent, program.find("keelson:index:ScaledJob", "import").urn);
    for (const [type, name] of [
      [release, "test-keda"],
      ["kubernetes:core/v1:ServiceAccount", "import"],
    ] as const) {
      assert.ok(made.dependsOn.includes(program.find(type, name).urn), name);
    }
  });

  it("takes overrides, which are seen", async () => {
    const program = await run({ overrides: { spec: { minReplicaCount: 1 } } });
    const { inputs } = program.find(scaledJob, "import");
    assert.equal((inputs.spec as { minReplicaCount: number }).minReplicaCount, 1);
    assert.deepEqual((inputs.metadata as { annotations: object }).annotations, {
      "keelson.dev/overrides": "spec.minReplicaCount",
    });
  });

  const cpu: Trigger = { type: "other", scaler: "cpu", metadata: { value: "50" } };
  const wrong: [string, Partial<ScaledJobArgs>, RegExp][] = [
    ["no trigger", { triggers: {} }, /at least one trigger, given \{\}/],
    ["the CPU alone", { triggers: { cpu } }, /a queue or a query, given "cpu" or "memory" only/],
    ["none at most", { maxReplicaCount: 0 }, /a whole number, 1 or more, given 0 {2}→ at maxReplicaCount/],
    [
      "more than the quota has room for",
      { maxReplicaCount: 30, parallelism: 3 },
      /at most 80 pods, as the tenant's CPU requests \("8"\) allow, given 90.*→ at maxReplicaCount/,
    ],
    [
      "two words for one time",
      { triggers: { office: { ...cron, end: cron.start } } },
      /another time than start, given "0 8 \* \* 1-5" for both {2}→ at triggers\.office\.end/,
    ],
    [
      "a queue and a topic",
      { triggers: { bus: { type: "azure-servicebus", namespace: "shop", queueName: "a", topicName: "b" } } },
      /a queueName, or else a topicName and a subscriptionName {2}→ at triggers\.bus/,
    ],
  ];
  for (const [title, args, message] of wrong) {
    it(`refuses ${title}`, () => assert.rejects(run(args), { message }));
  }
});

describe("verticalAutoscaling", () => {
  const builtin = [offer(verticalScaling, { apiVersion: "autoscaling.k8s.io/v1" })];

  function run(verticalAutoscaling: VerticalAutoscaling, autoscaling?: Autoscaling, offers = builtin) {
    return runProgram(() => {
      const tenant = team({ builtin: offers });
      const scaling = autoscaling === undefined ? {} : { autoscaling };
      new Deployment("web", { tenant, image: "web:1", verticalAutoscaling, ...scaling });
    });
  }

  it("recommends, unless it is told to act", async () => {
    const program = await run({});
    assert.deepEqual(specOf(program, vertical), {
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      updatePolicy: { updateMode: "Off" },
      resourcePolicy: {
        containerPolicies: [
          { containerName: "*", controlledResources: ["cpu", "memory"], controlledValues: "RequestsAndLimits" },
        ],
      },
    });
    const told = await run({ updateMode: "Recreate", controlledResources: ["memory"], maxAllowed: { memory: "1Gi" } });
    const { updatePolicy, resourcePolicy } = specOf(told, vertical);
    assert.deepEqual(updatePolicy, { updateMode: "Recreate" });
    assert.deepEqual(
      (resourcePolicy as { containerPolicies: { maxAllowed: object }[] }).containerPolicies[0]?.maxAllowed,
      {
        memory: "1Gi",
      },
    );
  });

  it("is there for every kind that runs on", async () => {
    const program = await runProgram(() => {
      const tenant = team({ builtin });
      new StatefulSet("store", { tenant, image: "store:1", verticalAutoscaling: {} });
      new DaemonSet("agent", { tenant, image: "agent:1", verticalAutoscaling: {} });
    });
    const kinds = program.ofType(vertical).map(({ inputs }) => (inputs.spec as { targetRef: object }).targetRef);
    assert.deepEqual(kinds.map((target) => JSON.stringify(target)).sort(), [
      '{"apiVersion":"apps/v1","kind":"DaemonSet","name":"agent"}',
      '{"apiVersion":"apps/v1","kind":"StatefulSet","name":"store"}',
    ]);
  });

  it("goes with an autoscaler that looks at something else, or where it only recommends", async () => {
    await run({ updateMode: "Recreate", controlledResources: ["memory"] }, { maxReplicas: 4 });
    await run({ updateMode: "Off" }, { maxReplicas: 4 });
    await run({ updateMode: "Recreate" }, { maxReplicas: 4, triggers: { office: cron } });
  });

  const wrong: [string, VerticalAutoscaling, Autoscaling | undefined, readonly Offer[], RegExp][] = [
    [
      "to act on what the autoscaler looks at",
      { updateMode: "Initial" },
      { maxReplicas: 4 },
      builtin,
      /resources that autoscaling does not look at, given "cpu" in both.*→ at verticalAutoscaling\.controlledResources/,
    ],
    ["a cluster that has none", {}, undefined, [], /needs the VerticalPodAutoscaler, which nothing provides/],
    [
      "less at most than at least",
      { minAllowed: { cpu: "1" }, maxAllowed: { cpu: "500m" } },
      undefined,
      builtin,
      /at least minAllowed \(1\), given "500m" {2}→ at verticalAutoscaling\.maxAllowed\.cpu/,
    ],
  ];
  for (const [title, args, autoscaling, offers, message] of wrong) {
    it(`refuses ${title}`, () => assert.rejects(run(args, autoscaling, offers as typeof builtin), { message }));
  }
});
