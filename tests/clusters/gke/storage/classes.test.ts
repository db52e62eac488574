import assert from "node:assert/strict";
import {
  checkGke,
  type GkeClassArgs,
  type GkeClusterArgs,
  type GkeStorageArgs,
} from "../../../../components/clusters/gke";
import { existingGke } from "../../../support/existing-clouds";
import { gkeArgs, gkeCluster, runGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";
const volumeType = "kubernetes:core/v1:PersistentVolume";
const annotations = { "storageclass.kubernetes.io/is-default-class": "false" };
const common = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass" };
const parametersOf = (inputs: Readonly<Record<string, unknown>>) => inputs.parameters as Record<string, string>;

function problems(storage: GkeStorageArgs, args: Partial<GkeClusterArgs> = {}): string[] {
  return checkGke("test", { ...gkeArgs, ...args, storage }).map(({ path, message }) => `${path}: ${message}`);
}

function problemsOf(each: GkeClassArgs, args: Partial<GkeClusterArgs> = {}): string[] {
  return problems({ classes: { ledger: each } }, args);
}

const share = {
  location: "europe-west3-a",
  instance: "archive",
  share: "vol1",
  address: "10.80.200.2",
  size: "1Ti",
  claim: "shop/archive",
};

describe("further classes of GKE", () => {
  it("can be disks in two zones, of either kind", async () => {
    const pools = { general: { min: 3, max: 6 }, data: { min: 2, max: 4, machineType: "c3-standard-4" } };
    const run = await runGke({
      nodePools: pools,
      storage: {
        classes: {
          ledger: { type: "pd-ssd", regional: true, fsType: "xfs", reclaimPolicy: "Retain" },
          books: { type: "hyperdisk-balanced", regional: true, iops: 8000, throughput: 400, tier: "fast" },
        },
      },
    });
    const { inputs, options } = run.find(classType, "test-ledger");
    const key = parametersOf(run.find(classType, "test-balanced").inputs)["disk-encryption-kms-key"];
    assert.ok(key);
    assert.deepEqual(inputs, {
      ...common,
      metadata: { name: "ledger", annotations },
      reclaimPolicy: "Retain",
      allowVolumeExpansion: true,
      provisioner: "pd.csi.storage.gke.io",
      parameters: {
        type: "pd-ssd",
        "replication-type": "regional-pd",
        "csi.storage.k8s.io/fstype": "xfs",
        "disk-encryption-kms-key": key,
      },
      volumeBindingMode: "WaitForFirstConsumer",
    });
    assert.equal(options.deletedWith, run.find("gcp:container/cluster:Cluster", "test").urn);
    assert.deepEqual(parametersOf(run.find(classType, "test-books").inputs), {
      type: "hyperdisk-balanced-high-availability",
      "provisioned-iops-on-create": "8000",
      "provisioned-throughput-on-create": "400Mi",
      "disk-encryption-kms-key": key,
    });
  });

  it("can be Filestore, whose API, driver and right to the key come with it", async () => {
    const run = await runGke({ storage: { classes: { files: { type: "filestore", instanceTier: "zonal" } } } });
    const { tier, network } = parametersOf(run.find(classType, "test-files").inputs);
    assert.deepEqual({ tier, network }, { tier: "zonal", network: "test" });
    assert.equal(run.find("gcp:projects/service:Service", "test-file").inputs.service, "file.googleapis.com");
    assert.ok(run.find("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "test-files"));
    const { addonsConfig } = run.find("gcp:container/cluster:Cluster", "test").inputs;
    const { gcpFilestoreCsiDriverConfig: driver } = addonsConfig as Record<string, unknown>;
    assert.deepEqual(driver, { enabled: true });
  });

  it("can be a file share that exists, for one claim, which outlives it", async () => {
    const run = await runGke({ storage: { volumes: { archive: share } } });
    assert.deepEqual(run.find(volumeType, "test-archive").inputs, {
      apiVersion: "v1",
      kind: "PersistentVolume",
      metadata: { name: "archive" },
      spec: {
        storageClassName: "archive",
        capacity: { storage: "1Ti" },
        accessModes: ["ReadWriteMany"],
        persistentVolumeReclaimPolicy: "Retain",
        claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace: "shop", name: "archive" },
        csi: {
          driver: "filestore.csi.storage.gke.io",
          volumeHandle: "modeInstance/europe-west3-a/archive/vol1",
          volumeAttributes: { ip: "10.80.200.2", volume: "vol1" },
        },
      },
    });
    assert.equal(run.find(classType, "test-archive").inputs.provisioner, "kubernetes.io/no-provisioner");
    const { addonsConfig } = run.find("gcp:container/cluster:Cluster", "test").inputs;
    const { gcpFilestoreCsiDriverConfig: driver } = addonsConfig as Record<string, unknown>;
    assert.deepEqual(driver, { enabled: true });
    assert.deepEqual(
      run.ofType("gcp:projects/service:Service").filter(({ name }) => name === "test-file"),
      [],
      "nothing is made, so the API of Filestore is not needed",
    );
  });

  it("are refused if no machine can attach their disks, or Google would refuse them", () => {
    assert.deepEqual(problemsOf({ type: "hyperdisk-balanced", iops: 6000 }), [
      'storage.classes.ledger.type: expected a disk type that the machines of at least one pool can attach, got "hyperdisk-balanced"; the pools\' machine types are n2-standard-2',
    ]);
    const c3 = { nodePools: { general: { min: 3, max: 6, machineType: "c3-standard-4" } } };
    assert.deepEqual(problemsOf({ type: "pd-ssd", regional: true }, c3), [
      'storage.classes.ledger.type: expected a disk type that the machines of at least one pool can attach, got "regional pd-ssd"; the pools\' machine types are c3-standard-4',
    ]);
    assert.deepEqual(problemsOf({ type: "hyperdisk-balanced", iops: 100, throughput: 10 }, c3), [
      "storage.classes.ledger.iops: expected a whole number of operations per second from 3000 to 160000, got 100",
      "storage.classes.ledger.throughput: expected a whole number of MiB/s from 140 to 2400, got 10",
    ]);
    assert.deepEqual(problemsOf({ type: "hyperdisk-balanced", regional: true, iops: 120_000, throughput: 2000 }, c3), [
      "storage.classes.ledger.iops: expected a whole number of operations per second from 3000 to 100000, got 120000",
      "storage.classes.ledger.throughput: expected a whole number of MiB/s from 140 to 1200, got 2000",
    ]);
    assert.deepEqual(problemsOf({ type: "hyperdisk-balanced", iops: 120_000, throughput: 2000 }, c3), []);
    assert.deepEqual(problemsOf({ type: "pd-ssd", iops: 6000 }), [
      "storage.classes.ledger.iops: the performance of a pd-ssd disk depends only on its size; remove this option, or use hyperdisk-balanced",
    ]);
    assert.deepEqual(problemsOf({ type: "pd-balanced", tier: "shared" }), [
      'storage.classes.ledger.tier: expected "fast", got "shared"; a disk attaches to only one node; use the type "filestore"',
    ]);
    assert.deepEqual(problems({ classes: { "premium-rwo": { type: "pd-ssd" } } }), [
      'storage.classes.premium-rwo: "premium-rwo" is a class that the cluster already has; choose another name',
    ]);
  });

  it("take a file share for one claim only", () => {
    const volumes = { archive: share, books: { ...share, claim: "archive", location: "europe", size: "0" } };
    assert.deepEqual(problems({ volumes }), [
      'storage.volumes.books.location: expected a zone or region of Google Cloud, got "europe"',
      'storage.volumes.books.size: expected a quantity above 0, such as "1Ti", got "0"',
      'storage.volumes.books.claim: expected a claim as namespace/name, got "archive"',
    ]);
    assert.deepEqual(
      problems({
        volumes: { archive: share, again: share, balanced: { ...share, share: "vol2", claim: "shop/other" } },
      }),
      [
        'storage.volumes: expected each file share once, got "europe-west3-a/archive/vol1"; a share can serve only one claim; use another share for the other claim',
        'storage.volumes: expected each claim once, got "shop/archive"; it is listed more than once',
        'storage.volumes.balanced: "balanced" is a class that the cluster already has; choose another name',
      ],
    );
  });

  it("are made in a cluster that exists, in its network", async () => {
    const classes = {
      ledger: { type: "pd-ssd", regional: true, tier: "fast" },
      files: { type: "filestore", instanceTier: "enterprise", tier: "shared" },
    } as const;
    const run = await runProgram(() => {
      const cluster = existingGke({ storage: { classes, volumes: { archive: share } } });
      assert.deepEqual(cluster.storageClasses, { fast: "ledger", shared: "files" });
    });
    assert.deepEqual(parametersOf(run.find(classType, "test-ledger").inputs), {
      type: "pd-ssd",
      "replication-type": "regional-pd",
    });
    assert.deepEqual(parametersOf(run.find(classType, "test-files").inputs), { tier: "enterprise", network: "acme" });
    assert.ok(run.find(volumeType, "test-archive"));
    await runProgram(() => {
      assert.equal(
        gkeCluster({ storage: { classes: { ledger: { type: "pd-ssd", tier: "fast" } } } }).storageClasses.fast,
        "ledger",
      );
    });
  });
});
