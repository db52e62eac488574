import assert from "node:assert/strict";
import {
  type Cloud,
  kubePrometheusStack,
  type ObjectStorage,
  objectStorage,
  offer,
  opentelemetryCollector,
  type TempoOptions,
  tempo,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { cloudFacts, existingIn } from "../../../support/clouds";
import { known } from "../../../support/known";
import { bound, install, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const pod = { namespace: "tempo", labels: { "app.kubernetes.io/name": "tempo" } };
const collector = { namespace: "opentelemetry", labels: { "app.kubernetes.io/name": "opentelemetry-collector" } };
const grafana = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "grafana" } };
const buckets = {
  aws: { kind: "s3", bucket: "traces", region: "eu-central-1" },
  gcp: { kind: "gcs", bucket: "traces" },
  azure: {
    kind: "azure-blob",
    storageAccountId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/shoptraces",
    storageAccount: "shoptraces",
    container: "traces",
  },
} as const satisfies Record<Exclude<Cloud, "none">, ObjectStorage>;

function runIn(cloud: Cloud, options: TempoOptions = {}, bucket?: ObjectStorage) {
  const offered = bucket === undefined ? [] : [offer(objectStorage, bucket, "traces")];
  const storageClasses = { standard: "fast" };
  return installOn(
    () => existingIn(cloud, ["tempo/tempo"], { builtin: [monitored, ...offered], storageClasses }),
    [tempo(options)],
  );
}

interface Server {
  readonly storage: { readonly trace: unknown };
  readonly retention: string;
  readonly resources: { readonly limits: Readonly<Record<string, string>> };
}

describe("tempo", () => {
  it("keeps traces for a week on its volume, which goes with it", async () => {
    const values = valuesOf(await runIn("none"), "tempo");
    const server = values.tempo as Server;
    assert.deepEqual([server.storage.trace, server.retention], [{ backend: "local" }, "168h"]);
    assert.deepEqual(values.persistence, {
      enabled: true,
      enableStatefulSetAutoDeletePVC: true,
      storageClassName: "fast",
      size: "20Gi",
    });
  });

  it("does not limit ephemeral storage if its traces are a part of that", async () => {
    const values = valuesOf(await install([tempo()]), "tempo");
    assert.deepEqual((values.tempo as Server).resources.limits, { memory: "2Gi" });
    assert.deepEqual(values.extraVolumes, [{ name: "storage", emptyDir: { sizeLimit: "20Gi" } }]);
  });

  const backends: [Exclude<Cloud, "none">, object, object][] = [
    [
      "aws",
      { backend: "s3", s3: { bucket: "traces", region: "eu-central-1", endpoint: "s3.eu-central-1.amazonaws.com" } },
      {
        aws: [
          { actions: ["s3:ListBucket"], resources: ["arn:aws:s3:::traces"] },
          {
            actions: [
              "s3:GetObject",
              "s3:PutObject",
              "s3:DeleteObject",
              "s3:AbortMultipartUpload",
              "s3:ListMultipartUploadParts",
            ],
            resources: ["arn:aws:s3:::traces/*"],
          },
        ],
      },
    ],
    [
      "gcp",
      { backend: "gcs", gcs: { bucket_name: "traces" } },
      {
        gcp: [
          { role: "roles/storage.objectUser", bucket: "traces" },
          { role: "roles/storage.legacyBucketReader", bucket: "traces" },
        ],
      },
    ],
    [
      "azure",
      {
        backend: "azure",
        azure: { storage_account_name: "shoptraces", container_name: "traces", use_federated_token: true },
      },
      {
        azure: [
          {
            role: "Storage Blob Data Contributor",
            scope: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/shoptraces",
          },
        ],
      },
    ],
  ];
  for (const [cloud, backend, permissions] of backends) {
    it(`uses the bucket that a cluster on ${cloud} offers, with the least permissions`, async () => {
      const run = await runIn(cloud, {}, buckets[cloud]);
      assert.deepEqual((valuesOf(run, "tempo").tempo as Server).storage.trace, backend);
      const { identities } = bound(tempo({ storage: buckets[cloud] }), {
        cloud,
        cloudFacts: cloudFacts[cloud],
        builtin: [],
      });
      assert.deepEqual(await known(identities[0]?.permissions ?? {}), permissions);
      assert.ok(connects(policiesOf(run.resources), pod, { address: "203.0.113.1" }, 443));
    });
  }

  it("takes traces from the collector only, and answers Grafana, which knows it as a data source", async () => {
    const run = await install([tempo(), opentelemetryCollector(), kubePrometheusStack()]);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, collector, pod, 4317));
    assert.ok(!connects(policies, { namespace: "team", labels: { app: "web" } }, pod, 4317));
    assert.ok(connects(policies, grafana, pod, 3200));
    assert.ok(connects(policies, prometheus, pod, 3200));
    assert.ok(!connects(policies, pod, { address: "203.0.113.1" }, 443));
    const { grafana: values } = valuesOf(run, "kube-prometheus-stack") as {
      grafana: { additionalDataSources: unknown };
    };
    assert.deepEqual(values.additionalDataSources, [
      { uid: "tempo", name: "tempo", type: "tempo", url: "http://tempo.tempo.svc:3200", access: "proxy" },
    ]);
  });

  it("uses a service that speaks S3, with credentials and certificates of its own", () => {
    const storage = {
      kind: "s3-compatible",
      bucket: "traces",
      endpoint: "https://minio.example.com:9000",
      credentials: { key: "minio" },
      caBundle: "-----BEGIN CERTIFICATE-----",
    } as const;
    const { values, secrets, problems, identities } = bound(tempo({ storage }), { cloud: "none", storageClasses: {} });
    assert.deepEqual([problems, identities], [[], []]);
    assert.deepEqual(secrets, [
      {
        name: "tempo-storage",
        from: { key: "minio" },
        data: { AWS_ACCESS_KEY_ID: "accessKeyId", AWS_SECRET_ACCESS_KEY: "secretAccessKey" },
      },
    ]);
    const rendered = values({ find: () => undefined, all: () => ({}) }, {});
    assert.deepEqual(rendered.podAnnotations, { "keelson.dev/storage-ca": "-----BEGIN CERTIFICATE-----" });
    assert.deepEqual((rendered.tempo as Server).storage.trace, {
      backend: "s3",
      s3: {
        bucket: "traces",
        region: "us-east-1",
        endpoint: "minio.example.com:9000",
        forcepathstyle: true,
        tls_ca_path: "/etc/storage-ca/ca.crt",
      },
    });
  });

  it("refuses the bucket of another cloud, and figures out of range", () => {
    const { problems } = bound(tempo({ storage: buckets.aws, retentionDays: 0, volume: "0" }), { cloud: "none" });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["storage.kind", "retentionDays", "volume"],
    );
  });
});
