import assert from "node:assert/strict";
import {
  type Addon,
  type BackupStorage,
  backupStorage,
  type Cloud,
  externalSecrets,
  offer,
  secretStores,
  snapshotController,
  velero,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { cloudFacts, existingIn } from "../../../support/clouds";
import { known } from "../../../support/known";
import { bound, existingCluster, install, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf, reachesHost } from "../../../support/reachability";

const buckets = {
  aws: { kind: "s3", bucket: "prod-backups", region: "eu-central-1" },
  gcp: {
    kind: "gcs",
    bucket: "prod-backups",
    signer: { email: "links@p.test", name: "projects/p/serviceAccounts/links" },
  },
  azure: {
    kind: "azure-blob",
    storageAccountId: "/subscriptions/s/bak",
    storageAccount: "prodbak",
    container: "backups",
  },
} as const satisfies Record<Exclude<Cloud, "none">, BackupStorage>;
const minio = {
  kind: "s3-compatible",
  bucket: "backups",
  endpoint: "https://minio.example.com:9000",
  credentials: { key: "minio" },
} as const;
const server = { namespace: "velero", labels: { name: "velero" } };

/** Runs Velero on an existing cluster that offers the bucket of its cloud. */
function installIn(cloud: keyof typeof buckets, options: Parameters<typeof velero>[0] = {}) {
  const builtin = [monitored, offer(backupStorage, buckets[cloud])];
  return installOn(() => existingIn(cloud, ["velero/velero"], { builtin }), [velero(options)]);
}

function boundIn(cloud: keyof typeof buckets) {
  const builtin = [offer(backupStorage, buckets[cloud])];
  return bound(velero(), { cloud, cloudFacts: cloudFacts[cloud], builtin });
}

describe("velero", () => {
  it("backs everything up each night, keeps that for 30 days, and snapshots volumes by CSI", async () => {
    const values = valuesOf(await installIn("aws"), "velero");
    assert.deepEqual(values.schedules, {
      daily: {
        schedule: "0 1 * * *",
        template: {
          ttl: "720h0m0s",
          storageLocation: "default",
          includedNamespaces: ["*"],
          snapshotVolumes: true,
          csiSnapshotTimeout: "1h0m0s",
        },
      },
    });
    assert.deepEqual(values.configuration, {
      backupStorageLocation: [
        {
          name: "default",
          default: true,
          provider: "velero.io/aws",
          bucket: "prod-backups",
          prefix: "test",
          accessMode: "ReadWrite",
          config: { region: "eu-central-1" },
        },
      ],
      volumeSnapshotLocation: [],
      features: "EnableCSI",
      logFormat: "json",
    });
    assert.deepEqual(
      [values.snapshotsEnabled, values.deployNodeAgent, values.credentials, values.upgradeCRDs, values.cleanUpCRDs],
      [false, false, { useSecret: false }, true, false],
    );
  });

  it("meets the restricted level in every container, with resources for each", async () => {
    const values = valuesOf(await installIn("aws"), "velero");
    const restricted = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    };
    assert.deepEqual(values.containerSecurityContext, restricted);
    assert.deepEqual(values.initContainers, [
      {
        name: "plugin",
        image: "docker.io/velero/velero-plugin-for-aws:v1.14.2",
        volumeMounts: [{ name: "plugins", mountPath: "/target" }],
        securityContext: restricted,
        resources: {
          requests: { cpu: "10m", memory: "32Mi", "ephemeral-storage": "64Mi" },
          limits: { memory: "64Mi", "ephemeral-storage": "1Gi" },
        },
      },
    ]);
    assert.deepEqual(values.podSecurityContext, {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 65532,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.ok(values.resources !== undefined && values.upgradeJobResources !== undefined);
  });

  it("has a schedule for each tenant that wants one", async () => {
    const schedules = { team: { schedule: "30 */6 * * *", retentionDays: 7, namespaces: ["team"] } };
    const values = valuesOf(await installIn("gcp", { schedules, snapshots: false }), "velero");
    assert.deepEqual(values.schedules, {
      team: {
        schedule: "30 */6 * * *",
        template: { ttl: "168h0m0s", storageLocation: "default", includedNamespaces: ["team"], snapshotVolumes: false },
      },
    });
    assert.equal((values.configuration as { features: string }).features, "");
  });

  it("may use its bucket on AWS, and the bucket's key through S3 only", async () => {
    const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const storage = { ...buckets.aws, encryptionKeyArn: keyArn };
    const [identity] = bound(velero({ storage }), { cloud: "aws", cloudFacts: cloudFacts.aws, builtin: [] }).identities;
    assert.deepEqual(await known(identity?.permissions ?? {}), {
      aws: [
        { actions: ["s3:ListBucket"], resources: ["arn:aws:s3:::prod-backups"] },
        {
          actions: [
            "s3:GetObject",
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts",
          ],
          resources: ["arn:aws:s3:::prod-backups/*"],
        },
        {
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: [keyArn],
          conditions: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
        },
      ],
    });
  });

  it("may use its bucket and sign links on Google Cloud", async () => {
    assert.deepEqual(boundIn("gcp").identities, [
      {
        serviceAccount: "velero",
        permissions: {
          gcp: [
            { role: "roles/storage.objectUser", bucket: "prod-backups" },
            { role: "roles/iam.serviceAccountTokenCreator", serviceAccount: "projects/p/serviceAccounts/links" },
          ],
        },
      },
    ]);
    const { configuration } = valuesOf(await installIn("gcp"), "velero") as {
      configuration: { backupStorageLocation: [{ provider: string; config: unknown }] };
    };
    const [{ provider, config }] = configuration.backupStorageLocation;
    assert.deepEqual([provider, config], ["velero.io/gcp", { serviceAccount: "links@p.test" }]);
  });

  it("may use its storage account on Azure, with its identity instead of the account's key", async () => {
    assert.deepEqual(boundIn("azure").identities, [
      {
        serviceAccount: "velero",
        permissions: { azure: [{ role: "Storage Blob Data Contributor", scope: "/subscriptions/s/bak" }] },
      },
    ]);
    const values = valuesOf(await installIn("azure"), "velero");
    const { backupStorageLocation } = values.configuration as { backupStorageLocation: [{ config: unknown }] };
    assert.deepEqual(backupStorageLocation[0].config, {
      storageAccount: "prodbak",
      storageAccountURI: "https://prodbak.blob.core.windows.net",
      useAAD: "true",
    });
    assert.deepEqual(values.podLabels, { "azure.workload.identity/use": "true" });
  });

  it("writes to a service that speaks S3's API, with credentials from the platform's store", async () => {
    const addons = [velero({ storage: { ...minio, caBundle: "-----BEGIN CERTIFICATE-----" } }), externalSecrets()];
    const run = await installOn(() => existingIn("aws", ["external-secrets/external-secrets"]), addons);
    const values = valuesOf(run, "velero");
    assert.deepEqual(values.credentials, { useSecret: true, existingSecret: "velero-storage" });
    const { backupStorageLocation } = values.configuration as { backupStorageLocation: [Record<string, unknown>] };
    const [{ config, caCert }] = backupStorageLocation;
    assert.deepEqual(config, {
      region: "us-east-1",
      s3ForcePathStyle: "true",
      s3Url: "https://minio.example.com:9000",
    });
    assert.equal(caCert, "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t");
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-velero-velero-storage");
    const { data, target } = secret.inputs.spec as { data: unknown; target: { template: { data: unknown } } };
    assert.deepEqual(data, [
      { secretKey: "id", remoteRef: { key: "minio", property: "accessKeyId" } },
      { secretKey: "secret", remoteRef: { key: "minio", property: "secretAccessKey" } },
    ]);
    assert.deepEqual(target.template.data, {
      cloud: "[default]\naws_access_key_id={{ .id }}\naws_secret_access_key={{ .secret }}\n",
    });
  });

  it("connects to the API server and the cloud, and lets only Prometheus in", async () => {
    const policies = policiesOf((await installIn("aws")).resources);
    assert.ok(connects(policies, prometheus, server, 8085));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, server, 8085));
    assert.ok(connects(policies, server, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, server, { address: "203.0.113.7" }, 9000));
    const job = { namespace: "velero", labels: { "velero.io/job": "upgrade-crds" } };
    assert.ok(connects(policies, job, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, job, { address: "203.0.113.7" }, 443));
  });

  it("connects to the service of its bucket only, by name or by range", async () => {
    const cluster = (cni: "cilium" | "calico") => () =>
      existingIn("aws", ["external-secrets/external-secrets"], {
        network: {
          cni,
          nodeCidrs: ["192.168.0.0/24"],
          podCidrs: ["10.244.0.0/16"],
          serviceCidrs: ["10.96.0.0/16"],
          apiServer: { cidrs: ["192.168.1.0/28"], port: 6443, sources: [{ cidr: "192.168.1.0/28" }] },
          dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
        },
      });
    const named = await installOn(cluster("cilium"), [velero({ storage: minio }), externalSecrets()]);
    assert.ok(reachesHost(named.resources, server, "minio.example.com", 9000));
    assert.ok(!reachesHost(named.resources, server, "example.com", 9000));
    const storage = { ...minio, cidrs: ["10.9.0.0/24"] };
    const ranged = await installOn(cluster("calico"), [velero({ storage }), externalSecrets()]);
    const policies = policiesOf(ranged.resources);
    assert.ok(connects(policies, server, { address: "10.9.0.4" }, 9000));
    assert.ok(!connects(policies, server, { address: "10.9.1.4" }, 9000));
    assert.ok(!connects(policies, server, { address: "203.0.113.7" }, 9000));
  });

  it("needs a bucket", async () => {
    await assert.rejects(install([velero()]), {
      message:
        'platform "test" is not valid:\n✖ addons.velero: needs a bucket for backups (set `backups` on the cluster), which nothing provides; offer this in the cluster\'s option `builtin`',
    });
  });

  it("needs a snapshot controller for snapshots, except in a cloud", async () => {
    const store = offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "cloud");
    const installed = (...more: readonly Addon[]) =>
      installOn(() => existingCluster({ builtin: [store] }), [velero({ storage: minio, snapshots: true }), ...more]);
    await assert.rejects(installed(), {
      message:
        'platform "test" is not valid:\n✖ addons.velero: needs a volume snapshot controller for snapshots: true, which nothing provides; add snapshot-controller, or if the cluster has a snapshot controller, declare it in `builtin`',
    });
    const run = await installed(snapshotController());
    assert.equal((valuesOf(run, "velero").configuration as { features: string }).features, "EnableCSI");
    const controller = run.find(releaseType, "test-snapshot-controller");
    assert.ok(run.find(releaseType, "test-velero").dependsOn.includes(controller.urn));
  });

  it("waits for a snapshot controller that it does not need, too", async () => {
    const store = offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "cloud");
    const run = await installOn(
      () => existingCluster({ builtin: [store] }),
      [snapshotController(), velero({ storage: minio })],
    );
    const controller = run.find(releaseType, "test-snapshot-controller");
    assert.ok(run.find(releaseType, "test-velero").dependsOn.includes(controller.urn));
  });
});
