import assert from "node:assert/strict";
import {
  externalSecrets,
  type JaegerOptions,
  jaeger,
  kubePrometheusStack,
  offer,
  opentelemetryCollector,
  secretStores,
  type Tier,
  tierFacts,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { existingCluster, install, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const pod = {
  namespace: "jaeger",
  labels: { "app.kubernetes.io/name": "jaeger", "app.kubernetes.io/component": "all-in-one" },
};
const cleaner = {
  namespace: "jaeger",
  labels: { "app.kubernetes.io/name": "jaeger", "app.kubernetes.io/component": "es-index-cleaner" },
};
const grafana = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "grafana" } };
const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
const search = {
  kind: "opensearch",
  url: "https://search.example.com:9200",
  credentials: { key: "jaeger" },
  cidrs: ["10.9.0.0/24"],
} as const;
const stores = [monitored, offer(secretStores, { kind: "ClusterSecretStore", name: "cloud" }, "cloud")];

interface Values {
  readonly userconfig: { readonly extensions: { readonly jaeger_storage: { readonly backends: { traces: object } } } };
  readonly jaeger: Readonly<Record<string, unknown>>;
  readonly esIndexCleaner: Readonly<Record<string, unknown>>;
  readonly extraObjects: readonly Readonly<Record<string, unknown>>[];
}

async function valuesWith(options: JaegerOptions, tier: Tier = "small", hasVolumes = true): Promise<Values> {
  const storageClasses = hasVolumes ? { standard: "fast" } : {};
  const run = await runProgram(() => {
    platform([jaeger(options)], { tier, cluster: existingCluster({ builtin: stores, storageClasses }) });
  });
  return valuesOf(run, "jaeger") as unknown as Values;
}

const backendOf = ({ userconfig }: Values) => userconfig.extensions.jaeger_storage.backends.traces;

describe("jaeger", () => {
  it("keeps traces for a week on a volume of its own, with one pod in every tier", async () => {
    const values = await valuesWith({}, "highly-available");
    assert.deepEqual(backendOf(values), {
      badger: {
        directories: { keys: "/badger/keys", values: "/badger/values" },
        ephemeral: false,
        ttl: { spans: "168h" },
      },
    });
    assert.equal(values.jaeger.replicas, 1);
    assert.equal(values.jaeger.strategy, undefined);
    assert.deepEqual(values.esIndexCleaner, { enabled: false });
    assert.deepEqual(values.extraObjects, [
      {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "jaeger-data" },
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: "fast",
          resources: { requests: { storage: "20Gi" } },
        },
      },
    ]);
    assert.deepEqual(values.jaeger.extraVolumes, [
      { name: "data", persistentVolumeClaim: { claimName: "jaeger-data" } },
    ]);
  });

  it("keeps traces on the node if the cluster has no volumes, limited by their own size", async () => {
    const { extraObjects, jaeger: values } = await valuesWith(
      { storage: { kind: "badger", size: "5Gi" } },
      "small",
      false,
    );
    assert.deepEqual(extraObjects, []);
    assert.deepEqual(values.extraVolumes, [{ name: "data", emptyDir: { sizeLimit: "5Gi" } }]);
    assert.deepEqual((values.resources as { limits: object }).limits, { memory: "1Gi" });
  });

  it("writes to a search engine with several pods, and deletes its old indices", async () => {
    const values = await valuesWith({ storage: { ...search, caBundle: pem }, retentionDays: 3 }, "highly-available");
    assert.deepEqual(backendOf(values), {
      opensearch: {
        server_urls: ["https://search.example.com:9200"],
        auth: {
          basic: {
            username: "${env:ES_USERNAME}",
            password_file: "/etc/jaeger-storage/password",
            reload_interval: "1m",
          },
        },
        indices: { index_prefix: "jaeger" },
        tls: { ca_pem: pem },
      },
    });
    assert.equal(values.jaeger.replicas, 3);
    assert.deepEqual(values.jaeger.extraVolumes, [
      { name: "credentials", secret: { secretName: "jaeger-storage", defaultMode: 0o440 } },
    ]);
    const { enabled, numberOfDays, extraEnv, extraConfigmapMounts } = values.esIndexCleaner;
    assert.deepEqual([enabled, numberOfDays], [true, 3]);
    const fromSecret = (name: string, key: string) => ({
      name,
      valueFrom: { secretKeyRef: { name: "jaeger-storage", key } },
    });
    assert.deepEqual(extraEnv, [
      fromSecret("ES_USERNAME", "username"),
      fromSecret("ES_PASSWORD", "password"),
      { name: "INDEX_PREFIX", value: "jaeger" },
      { name: "ES_TLS_ENABLED", value: "true" },
      { name: "ES_TLS_CA", value: "/etc/jaeger-ca/ca.crt" },
    ]);
    assert.deepEqual(extraConfigmapMounts, [
      {
        name: "ca",
        configMap: "jaeger-storage-ca",
        mountPath: "/etc/jaeger-ca/ca.crt",
        subPath: "ca.crt",
        readOnly: true,
      },
    ]);
    assert.deepEqual(
      values.extraObjects.map(({ kind }) => kind),
      ["PodDisruptionBudget", "ConfigMap"],
    );
    assert.doesNotMatch(JSON.stringify(values), /"password":/);
  });

  it("starts its pods anew with another configuration, which they would not see otherwise", async () => {
    const [one, same, other] = await Promise.all([{}, {}, { retentionDays: 8 }].map((options) => valuesWith(options)));
    assert.deepEqual(one?.jaeger.podLabels, same?.jaeger.podLabels);
    assert.notDeepEqual(one?.jaeger.podLabels, other?.jaeger.podLabels);
  });

  it("takes traces of the collector alone, and shows them to Grafana", async () => {
    const addons = [
      jaeger(),
      opentelemetryCollector({ exporters: { jaeger: { kind: "jaeger" } } }),
      kubePrometheusStack(),
    ];
    const run = await install(addons);
    const policies = policiesOf(run.resources);
    const collector = { namespace: "opentelemetry", labels: { "app.kubernetes.io/name": "opentelemetry-collector" } };
    assert.ok(connects(policies, collector, pod, 4317));
    assert.ok(connects(policies, grafana, pod, 16686));
    assert.ok(connects(policies, prometheus, pod, 8888));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 4317));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 443));
    const { alternateConfig: config } = valuesOf(run, "opentelemetry-collector") as {
      alternateConfig: { exporters: Record<string, object> };
    };
    assert.deepEqual(config.exporters["otlp_grpc/jaeger"], {
      endpoint: "http://jaeger.jaeger.svc:4317",
      tls: { insecure: true },
    });
    const stack = valuesOf(run, "kube-prometheus-stack") as { grafana: { additionalDataSources: object[] } };
    assert.deepEqual(stack.grafana.additionalDataSources, [
      { uid: "jaeger", name: "jaeger", type: "jaeger", url: "http://jaeger.jaeger.svc:16686", access: "proxy" },
    ]);
    assert.equal(run.ofType("kubernetes:monitoring.coreos.com/v1:ServiceMonitor").length, 1);
  });

  it("connects to its search engine, and so does the Job, with credentials from the store", async () => {
    const run = await installOn(() => existingCluster({ builtin: stores }), [jaeger({ storage: search })]);
    const policies = policiesOf(run.resources);
    for (const one of [pod, cleaner]) {
      assert.ok(connects(policies, one, { address: "10.9.0.5" }, 9200));
      assert.ok(!connects(policies, one, { address: "10.9.0.5" }, 443));
    }
    const { spec } = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-jaeger-jaeger-storage").inputs;
    assert.deepEqual((spec as { data: { secretKey: string }[] }).data.map(({ secretKey }) => secretKey).sort(), [
      "password",
      "username",
    ]);
    await assert.rejects(install([jaeger({ storage: search })]), /secret/);
    assert.ok(externalSecrets.capabilities.some(({ name }) => name === secretStores.name));
  });

  const refused: readonly (readonly [string, JaegerOptions, Tier, string, string])[] = [
    [
      "memory in a large tier",
      { storage: { kind: "memory" } },
      "standard",
      "storage.kind",
      'expected "badger", "elasticsearch" or "opensearch" in this tier, got "memory"; traces in memory are lost when the pod stops',
    ],
    [
      "retention in memory",
      { storage: { kind: "memory" }, retentionDays: 3 },
      "small",
      "retentionDays",
      'has no effect with storage.kind "memory"; remove it',
    ],
    [
      "a search engine without TLS",
      { storage: { ...search, url: "http://search.example.com:9200" } },
      "small",
      "storage.url",
      'expected a URL such as "https://search.example.com:9200", got "http://search.example.com:9200"',
    ],
    [
      "a prefix that no index may have",
      { storage: { ...search, indexPrefix: "Jaeger" } },
      "small",
      "storage.indexPrefix",
      'expected a prefix of lower-case letters, digits, "-" and "_", got "Jaeger"',
    ],
  ];
  for (const [what, options, tier, path, message] of refused) {
    it(`refuses ${what}`, () => {
      const cluster = { cloud: "none", origin: "existing", builtin: [] } as never;
      assert.deepEqual(jaeger(options).bind({ cluster, tier: tierFacts(tier, "none") }).problems, [{ path, message }]);
    });
  }
});
