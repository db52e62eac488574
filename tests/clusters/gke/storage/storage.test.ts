import assert from "node:assert/strict";
import { gkeCluster, runGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";
const defaultOf = (inputs: Readonly<Record<string, unknown>>) =>
  (inputs.metadata as { annotations: Record<string, string> }).annotations[
    "storageclass.kubernetes.io/is-default-class"
  ];

describe("the storage of GKE", () => {
  it("has one default class, encrypted, expandable and bound to the pod's zone; GKE's own is not the default", async () => {
    const run = await runGke();
    const { inputs, options } = run.find(classType, "test-balanced");
    const parameters = inputs.parameters as Record<string, unknown>;
    assert.deepEqual(inputs, {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "balanced", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      reclaimPolicy: "Delete",
      allowVolumeExpansion: true,
      provisioner: "pd.csi.storage.gke.io",
      parameters: { type: "pd-balanced", "disk-encryption-kms-key": parameters["disk-encryption-kms-key"] },
      volumeBindingMode: "WaitForFirstConsumer",
    });
    assert.equal(options.deletedWith, run.find("gcp:container/cluster:Cluster", "test").urn);
    const defaults = run.ofType(classType).filter((one) => defaultOf(one.inputs) === "true");
    assert.deepEqual(
      defaults.map(({ name }) => name),
      ["test-balanced"],
    );
    const patch = run.find("kubernetes:storage.k8s.io/v1:StorageClassPatch", "test-standard-rwo");
    assert.deepEqual(patch.inputs.metadata, {
      name: "standard-rwo",
      annotations: { "storageclass.kubernetes.io/is-default-class": "false", "pulumi.com/patchForce": "true" },
    });
  });

  it("uses Hyperdisk if the machines support nothing else", async () => {
    const run = await runGke({ nodePools: { general: { min: 2, max: 4, machineType: "n4-standard-2" } } });
    const types = ["test-balanced", "test-performance"].map(
      (name) => (run.find(classType, name).inputs.parameters as Record<string, unknown>).type,
    );
    assert.deepEqual(types, ["hyperdisk-balanced", "hyperdisk-balanced"]);
  });

  it("can have files that many nodes mount, and can retain volumes", async () => {
    const args = { storage: { shared: true, reclaimPolicy: "Retain" } } as const;
    const run = await runGke(args);
    const { inputs } = run.find(classType, "test-filestore");
    const parameters = inputs.parameters as Record<string, unknown>;
    assert.equal(inputs.provisioner, "filestore.csi.storage.gke.io");
    assert.equal(inputs.reclaimPolicy, "Retain");
    assert.deepEqual([parameters.tier, parameters.network], ["enterprise", "test"]);
    assert.equal(
      run.find("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "test-files").inputs.member,
      "serviceAccount:service-123456789012@cloud-filer.iam.gserviceaccount.com",
    );
    const snapshots = run.find("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "test-snapshots");
    assert.deepEqual([snapshots.inputs.driver, snapshots.inputs.deletionPolicy], ["pd.csi.storage.gke.io", "Retain"]);
    assert.deepEqual(snapshots.inputs.parameters, { "storage-locations": "europe-west3" });
    await runProgram(() => {
      assert.deepEqual(gkeCluster(args).storageClasses, {
        standard: "balanced",
        fast: "performance",
        shared: "filestore",
      });
    });
  });
});

describe("the key of GKE", () => {
  it("rotates, cannot be deleted immediately, and is for two service agents only", async () => {
    const run = await runGke();
    const { inputs, options } = run.find("gcp:kms/cryptoKey:CryptoKey", "test");
    assert.equal(inputs.rotationPeriod, "7776000s");
    assert.equal(inputs.destroyScheduledDuration, "2592000s");
    assert.equal(inputs.deletionPolicy, "PREVENT");
    assert.equal(options.protect, true);
    assert.deepEqual(
      run
        .ofType("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")
        .map(({ name, inputs }) => [name, inputs.role, inputs.member]),
      [
        [
          "test-disks",
          "roles/cloudkms.cryptoKeyEncrypterDecrypter",
          "serviceAccount:service-123456789012@compute-system.iam.gserviceaccount.com",
        ],
        [
          "test-secrets",
          "roles/cloudkms.cryptoKeyEncrypterDecrypter",
          "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com",
        ],
      ],
    );
  });

  it("is granted after the service agents exist, which Google creates on request, and again if they are too new", async () => {
    const run = await runGke({ storage: { shared: true } });
    const agents = run.ofType("gcp:projects/serviceIdentity:ServiceIdentity");
    assert.deepEqual(
      agents.map(({ inputs }) => inputs.service),
      ["container.googleapis.com", "file.googleapis.com"],
    );
    const services = run.ofType("gcp:projects/service:Service");
    assert.ok(agents.every(({ dependsOn }) => services.every(({ urn }) => dependsOn.includes(urn))));
    const grants = run.ofType("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember");
    assert.equal(grants.length, 3);
    assert.ok(grants.every(({ dependsOn }) => agents.every(({ urn }) => dependsOn.includes(urn))));
    const google = run.resources.filter(({ type }) => type.startsWith("gcp:"));
    assert.deepEqual(new Set(google.map(({ options }) => options.onError?.join())), new Set(["test-too-new"]));
  });

  it("can be an existing one", async () => {
    const encryptionKey = "projects/keys/locations/europe-west3/keyRings/shared/cryptoKeys/shop";
    const run = await runGke({ encryptionKey });
    assert.deepEqual(run.ofType("gcp:kms/cryptoKey:CryptoKey"), []);
    const { databaseEncryption } = run.find("gcp:container/cluster:Cluster", "test").inputs;
    assert.deepEqual(databaseEncryption, { state: "ENCRYPTED", keyName: encryptionKey });
  });

  it("can be deleted if the cluster can", async () => {
    const run = await runGke({ deletionProtection: false });
    const { inputs, options } = run.find("gcp:kms/cryptoKey:CryptoKey", "test");
    assert.equal(inputs.deletionPolicy, "DELETE");
    assert.notEqual(options.protect, true);
  });
});

describe("the logs of GKE", () => {
  it("go to a bucket of their own, which keeps them for a year and outlives the cluster", async () => {
    const run = await runGke();
    const { inputs } = run.find("gcp:logging/projectBucketConfig:ProjectBucketConfig", "test");
    assert.deepEqual(inputs, {
      project: "example-test",
      location: "europe-west3",
      bucketId: "test",
      description: "Logs of the cluster test",
      retentionDays: 365,
      deletionPolicy: "ABANDON",
    });
    const sink = run.find("gcp:logging/projectSink:ProjectSink", "test").inputs;
    assert.match(String(sink.destination), /^logging\.googleapis\.com\//);
    assert.equal(sink.filter, 'resource.labels.cluster_name="test" AND resource.labels.location="europe-west3"');
  });

  it("are not kept a second time in the project's bucket, once they have their own", async () => {
    const run = await runGke();
    const { urn, inputs } = run.find("gcp:logging/projectSink:ProjectSink", "test");
    const exclusion = run.find("gcp:logging/projectExclusion:ProjectExclusion", "test");
    assert.equal(exclusion.inputs.filter, inputs.filter);
    assert.ok(exclusion.dependsOn.includes(urn));
    assert.ok(run.find("gcp:container/cluster:Cluster", "test").dependsOn.includes(exclusion.urn));
  });

  it("of workloads have a destination if an agent collects them", async () => {
    await runProgram(() => {
      const offers = gkeCluster({ workloadLogs: "agent" }).builtin;
      assert.deepEqual(
        offers.map(({ capability }) => capability.name),
        ["resource-metrics", "node-autoscaling", "volume-snapshots", "log-destination"],
      );
      assert.deepEqual(offers.at(-1)?.value, {
        kind: "cloud-logging",
        projectId: "example-test",
        location: "europe-west3",
        clusterName: "test",
      });
    });
  });
});
