import assert from "node:assert/strict";
import {
  type Cloud,
  externalSecrets,
  type OpentelemetryCollectorOptions,
  offer,
  opentelemetryCollector,
  traceStore,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { cloudFacts, existingIn } from "../../../support/clouds";
import { bound, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const tempo = { namespace: "tempo", labels: { app: "tempo" } };
const store = offer(traceStore, { url: "http://tempo.tempo.svc:4317", pods: tempo, port: 4317 });
const pod = { namespace: "opentelemetry", labels: { "app.kubernetes.io/name": "opentelemetry-collector" } };
const keys = {
  vendor: {
    kind: "otlp",
    endpoint: "https://otlp.example.com",
    headers: { "api-key": { key: "vendor" } },
    signals: ["traces", "metrics"],
  },
} as const;

interface Config {
  readonly processors: Readonly<Record<string, unknown>>;
  readonly exporters: Readonly<Record<string, unknown>>;
  readonly service: { readonly pipelines: Readonly<Record<string, { processors: string[]; exporters: string[] }>> };
}

function runIn(cloud: Cloud, options: OpentelemetryCollectorOptions = {}) {
  const accounts = ["opentelemetry/opentelemetry-collector", "external-secrets/external-secrets"];
  const addons = options.exporters?.vendor === undefined ? [] : [externalSecrets()];
  return installOn(
    () => existingIn(cloud, accounts, { builtin: [monitored, store] }),
    [opentelemetryCollector(options), ...addons],
  );
}

async function configIn(cloud: Cloud, options: OpentelemetryCollectorOptions = {}): Promise<Config> {
  return valuesOf(await runIn(cloud, options), "opentelemetry-collector").alternateConfig as Config;
}

describe("opentelemetry-collector", () => {
  it("limits its memory first, names pods and cluster, and sends traces to the store in the cluster", async () => {
    const { processors, exporters, service } = await configIn("aws");
    assert.deepEqual(service.pipelines, {
      traces: {
        receivers: ["otlp"],
        processors: ["memory_limiter", "k8s_attributes", "resource", "batch"],
        exporters: ["otlp_grpc/tempo"],
      },
    });
    assert.deepEqual(exporters, {
      "otlp_grpc/tempo": { endpoint: "http://tempo.tempo.svc:4317", tls: { insecure: true } },
    });
    assert.deepEqual((processors.resource as { attributes: unknown }).attributes, [
      { key: "k8s.cluster.name", value: "test", action: "upsert" },
      { key: "cloud.provider", value: "aws", action: "upsert" },
      { key: "cloud.platform", value: "aws_eks", action: "upsert" },
      { key: "cloud.region", value: cloudFacts.aws.region, action: "upsert" },
      { key: "cloud.account.id", value: cloudFacts.aws.accountId, action: "upsert" },
    ]);
  });

  it("reads nothing but Pods, and opens no port of a node", async () => {
    const values = valuesOf(await runIn("none", { mode: "agent" }), "opentelemetry-collector");
    assert.deepEqual(values.clusterRole, {
      create: true,
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }],
    });
    const open = Object.values(values.ports as Record<string, { enabled?: boolean; hostPort?: number }>);
    assert.ok(open.every(({ enabled, hostPort }) => enabled === false || hostPort === 0 || hostPort === undefined));
    assert.deepEqual(values.service, { enabled: true, internalTrafficPolicy: "Local" });
    assert.equal(values.mode, "daemonset");
  });

  it("takes telemetry from tenants and the named namespaces, and connects to its stores only", async () => {
    const policies = policiesOf((await runIn("none", { namespaces: ["older"] })).resources);
    const workload = { namespace: "team", labels: { app: "web" }, ofTenant: true };
    assert.ok(connects(policies, { namespace: "older" }, pod, 4317));
    assert.ok(!connects(policies, { namespace: "kube-system" }, pod, 4317));
    assert.ok(connects(policies, workload, pod, 4317));
    assert.ok(connects(policies, workload, pod, 4318));
    assert.ok(!connects(policies, workload, pod, 8888));
    assert.ok(connects(policies, prometheus, pod, 8888));
    assert.ok(connects(policies, pod, tempo, 4317));
    assert.ok(!connects(policies, pod, { address: "203.0.113.1" }, 443));
  });

  it("sends with a key that external-secrets copies, and tells workloads what it takes", async () => {
    const run = await runIn("aws", { exporters: keys });
    const values = valuesOf(run, "opentelemetry-collector");
    const { exporters, service } = values.alternateConfig as Config;
    assert.deepEqual(exporters, {
      "otlp_grpc/vendor": {
        endpoint: "otlp.example.com:443",
        headers: { "api-key": `\${env:EXPORTER_VENDOR__API_KEY}` },
      },
    });
    assert.deepEqual(Object.keys(service.pipelines).sort(), ["metrics", "traces"]);
    assert.deepEqual(values.extraEnvs, [
      {
        name: "EXPORTER_VENDOR__API_KEY",
        valueFrom: { secretKeyRef: { name: "vendor.api-key", key: "value" } },
      },
    ]);
    const secret = run.find(
      "kubernetes:external-secrets.io/v1:ExternalSecret",
      "test-opentelemetry-collector-vendor.api-key",
    );
    assert.deepEqual((secret.inputs.spec as { data: unknown }).data, [
      { secretKey: "value", remoteRef: { key: "vendor" } },
    ]);
    assert.ok(connects(policiesOf(run.resources), pod, { address: "203.0.113.1" }, 443));
    const { offers } = bound(opentelemetryCollector({ exporters: keys }), { cloud: "aws", builtin: [] });
    const offered = offers.find(({ capability }) => capability.name === "telemetry-collector")?.value;
    assert.deepEqual((offered as { signals: unknown }).signals, ["traces", "metrics"]);
  });

  it("keeps a part of the traces, and all metrics and logs", async () => {
    const { service } = await configIn("none", {
      sampledPercent: 10,
      exporters: { out: { kind: "otlp", endpoint: "https://otlp.example.com", protocol: "http/protobuf" } },
    });
    const isSampled = (signal: string) => service.pipelines[signal]?.processors.includes("probabilistic_sampler");
    assert.deepEqual(["traces", "metrics", "logs"].map(isSampled), [true, false, false]);
  });

  const stores: [Cloud, "xray" | "cloud-trace", object, object][] = [
    [
      "aws",
      "xray",
      { "awsxray/cloud": { region: cloudFacts.aws.region, local_mode: true } },
      { aws: [{ actions: ["xray:PutTraceSegments"], resources: ["*"] }] },
    ],
    [
      "gcp",
      "cloud-trace",
      { "googlecloud/cloud": { project: cloudFacts.gcp.accountId } },
      { gcp: [{ role: "roles/cloudtrace.agent" }] },
    ],
  ];
  for (const [cloud, kind, expectedExporters, permissions] of stores) {
    it(`sends to ${kind} with the least permissions, from the distribution that can`, async () => {
      const exporters = { cloud: { kind } };
      const values = valuesOf(await runIn(cloud, { exporters }), "opentelemetry-collector");
      assert.deepEqual((values.alternateConfig as Config).exporters, expectedExporters);
      assert.deepEqual(values.command, { name: "otelcol-contrib" });
      const { identities } = bound(opentelemetryCollector({ exporters }), { cloud, cloudFacts: cloudFacts[cloud] });
      assert.deepEqual(identities, [{ serviceAccount: "opentelemetry-collector", permissions }]);
    });
  }

  const refused: [Cloud, OpentelemetryCollectorOptions, string][] = [
    [
      "none",
      { exporters: {} },
      "exporters: expected at least one exporter, got {}; to send traces to Tempo, remove the option",
    ],
    [
      "gcp",
      { exporters: { cloud: { kind: "xray" } } },
      'exporters.cloud.kind: expected a kind that works on cloud "gcp", got "xray"; use "otlp" and a service that accepts a key',
    ],
    [
      "none",
      { exporters: { out: { kind: "otlp", endpoint: "http://otlp.example.com" } } },
      'exporters.out.endpoint: expected a URL such as "https://otlp.example.com:4317", got "http://otlp.example.com"',
    ],
    [
      "none",
      { exporters: { azure: { kind: "azure-monitor", connectionString: { key: "" } } } },
      'exporters.azure.connectionString.key: expected the name of a secret in the store, such as "backups", got ""',
    ],
    [
      "none",
      { namespaces: ["Older"] },
      'namespaces[0]: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "Older"',
    ],
    ["none", { sampledPercent: 0 }, "sampledPercent: expected a percentage above 0, at most 100, got 0"],
  ];
  for (const [cloud, options, message] of refused) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      const { problems } = bound(opentelemetryCollector(options), { cloud, cloudFacts: cloudFacts[cloud] });
      assert.deepEqual(
        problems.map((problem) => `${problem.path}: ${problem.message}`),
        [message],
      );
    });
  }
});
