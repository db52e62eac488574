import assert from "node:assert/strict";
import {
  type Cloud,
  fluentBit,
  kubePrometheusStack,
  type LokiOptions,
  loki,
  type ObjectStorage,
  opentelemetryCollector,
  type Tier,
  tempo,
} from "../../../../components";
import { monitored, prometheus } from "../../../support/aws";
import { cloudFacts, existingIn } from "../../../support/clouds";
import { bound, install, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const pod = { namespace: "loki", labels: { "app.kubernetes.io/name": "loki" } };
const agent = { namespace: "logging", labels: { "app.kubernetes.io/name": "fluent-bit" } };
const grafana = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "grafana" } };
const buckets = {
  aws: { kind: "s3", bucket: "logs", region: "eu-central-1" },
  gcp: { kind: "gcs", bucket: "logs" },
  azure: {
    kind: "azure-blob",
    storageAccountId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/shoplogs",
    storageAccount: "shoplogs",
    container: "logs",
  },
} as const satisfies Record<Exclude<Cloud, "none">, ObjectStorage>;

async function valuesIn(cloud: Cloud, options: LokiOptions, tier: Tier = "highly-available") {
  const run = await runProgram(() => {
    const cluster = existingIn(cloud, ["loki/loki"], { builtin: [monitored], storageClasses: { standard: "fast" } });
    platform([loki(options)], { tier, cluster });
  });
  const values = valuesOf(run, "loki") as { loki: Server; singleBinary: Record<string, unknown> };
  return { ...values, run };
}

interface Server {
  readonly storage: unknown;
  readonly commonConfig: unknown;
  readonly schemaConfig: { readonly configs: readonly { readonly object_store: string }[] };
  readonly limits_config: unknown;
  readonly compactor: unknown;
  readonly auth_enabled: boolean;
}

describe("loki", () => {
  it("keeps lines for 30 days on the volume of one pod, however many the tier asks for", async () => {
    const { loki: server, singleBinary } = await valuesIn("none", {});
    assert.deepEqual(
      [server.commonConfig, server.limits_config, server.compactor, server.auth_enabled],
      [
        { replication_factor: 1 },
        { retention_period: "720h" },
        { retention_enabled: true, delete_request_store: "filesystem" },
        true,
      ],
    );
    assert.equal(singleBinary.replicas, 1);
    assert.deepEqual(singleBinary.podDisruptionBudget, { enabled: false });
    assert.deepEqual(singleBinary.persistence, {
      enabled: true,
      enableStatefulSetAutoDeletePVC: true,
      storageClass: "fast",
      size: "20Gi",
    });
  });

  it("runs three pods that share a bucket, each line in all of them, and one in smaller tiers", async () => {
    const { loki: server, singleBinary } = await valuesIn("aws", { storage: buckets.aws });
    assert.deepEqual([singleBinary.replicas, server.commonConfig], [3, { replication_factor: 3 }]);
    assert.deepEqual(singleBinary.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
    const standard = await valuesIn("aws", { storage: buckets.aws }, "standard");
    assert.deepEqual([standard.singleBinary.replicas, standard.loki.commonConfig], [1, { replication_factor: 1 }]);
  });

  const stores: [Exclude<Cloud, "none">, string, object, object][] = [
    ["aws", "s3", { s3: { region: "eu-central-1" } }, { Action: ["s3:ListBucket"] }],
    ["gcp", "gcs", {}, { role: "roles/storage.objectUser", bucket: "logs" }],
    [
      "azure",
      "azure",
      { azure: { accountName: "shoplogs", useFederatedToken: true } },
      {
        role: "Storage Blob Data Contributor",
        scope: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/shoplogs",
      },
    ],
  ];
  for (const [cloud, type, settings, permission] of stores) {
    it(`uses a bucket on ${cloud}, with an identity`, async () => {
      const { loki: server, run } = await valuesIn(cloud, { storage: buckets[cloud] });
      const bucketNames = { chunks: "logs", ruler: "logs", admin: "logs" };
      assert.deepEqual(server.storage, { type, bucketNames, ...settings });
      assert.equal(server.schemaConfig.configs[0]?.object_store, type);
      assert.ok(connects(policiesOf(run.resources), pod, { address: "203.0.113.1" }, 443));
      const facts = { cloud, cloudFacts: cloudFacts[cloud], builtin: [] };
      const [identity] = bound(loki({ storage: buckets[cloud] }), facts).identities;
      assert.equal(identity?.serviceAccount, "loki");
      assert.deepEqual(
        cloud === "aws" ? { Action: identity.permissions.aws?.[0]?.actions } : identity.permissions[cloud]?.[0],
        permission,
      );
    });
  }

  it("takes lines from the platform's agents only, with the tenant's header, and shows them in Grafana", async () => {
    const run = await install([
      loki({ tenant: "shop" }),
      tempo(),
      fluentBit({ destination: "loki" }),
      opentelemetryCollector({ exporters: { tempo: { kind: "tempo" }, logs: { kind: "loki" } } }),
      kubePrometheusStack(),
    ]);
    const policies = policiesOf(run.resources);
    const collector = { namespace: "opentelemetry", labels: { "app.kubernetes.io/name": "opentelemetry-collector" } };
    for (const client of [agent, collector, grafana, prometheus, pod]) {
      assert.ok(connects(policies, client, pod, 3100), client.namespace);
    }
    assert.ok(connects(policies, pod, pod, 7946));
    assert.ok(!connects(policies, { namespace: "team", labels: { app: "web" } }, pod, 3100));
    assert.ok(!connects(policies, agent, { address: "203.0.113.1" }, 443));
    const { config } = valuesOf(run, "fluent-bit") as { config: { outputs: string } };
    assert.equal(
      config.outputs,
      [
        "[OUTPUT]",
        "    Name loki",
        "    Match kube.*",
        "    host loki.loki.svc",
        "    port 3100",
        "    header X-Scope-OrgID shop",
        "    labels job=fluent-bit, namespace=$kubernetes['namespace_name'], pod=$kubernetes['pod_name'], container=$kubernetes['container_name']",
        "    line_format json",
        "    auto_kubernetes_labels off",
        "    Retry_Limit 10",
        "    storage.total_limit_size 512M",
        "",
      ].join("\n"),
    );
    const { alternateConfig } = valuesOf(run, "opentelemetry-collector") as {
      alternateConfig: { exporters: Record<string, unknown> };
    };
    assert.deepEqual(alternateConfig.exporters["otlp_http/logs"], {
      endpoint: "http://loki.loki.svc:3100/otlp",
      headers: { "X-Scope-OrgID": "shop" },
      tls: { insecure: true },
    });
    const { grafana: values } = valuesOf(run, "kube-prometheus-stack") as {
      grafana: { additionalDataSources: readonly { uid: string }[] };
    };
    assert.deepEqual(
      values.additionalDataSources.find(({ uid }) => uid === "loki"),
      {
        uid: "loki",
        name: "loki",
        type: "loki",
        url: "http://loki.loki.svc:3100",
        access: "proxy",
        jsonData: { httpHeaderName1: "X-Scope-OrgID" },
        secureJsonData: { httpHeaderValue1: "shop" },
      },
    );
  });

  it("refuses the bucket of another cloud, figures out of range, and malformed tenants", () => {
    const { problems } = bound(loki({ storage: buckets.gcp, retentionDays: 0, tenant: "a b" }), { cloud: "aws" });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["storage.kind", "retentionDays", "tenant"],
    );
  });
});
