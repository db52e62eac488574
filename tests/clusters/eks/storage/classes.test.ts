import assert from "node:assert/strict";
import { checkEks, type EksClassArgs, type EksStorageArgs } from "../../../../components/clusters/eks";
import { eksArgs, eksCluster, runEks } from "../../../support/eks";
import { existingEks } from "../../../support/existing-clouds";
import { runProgram } from "../../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";
const annotations = { "storageclass.kubernetes.io/is-default-class": "false" };
const common = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass" };

function problems(storage: EksStorageArgs): string[] {
  return checkEks("test", { ...eksArgs, storage }).map(({ path, message }) => `${path}: ${message}`);
}

function problemsOf(args: EksClassArgs): string[] {
  return problems({ classes: { ledger: args } });
}

describe("further classes of EKS", () => {
  it("are disks under the cluster's key, with the performance that the options say", async () => {
    const run = await runEks({
      storage: {
        classes: {
          ledger: {
            type: "gp3",
            iops: 6000,
            throughput: 500,
            fsType: "xfs",
            reclaimPolicy: "Retain",
            mountOptions: ["noatime"],
            parameters: { blockSize: "4096" },
          },
        },
      },
    });
    const { inputs, options } = run.find(classType, "test-ledger");
    const { kmsKeyId } = run.find(classType, "test-gp3").inputs.parameters as Record<string, string>;
    assert.ok(kmsKeyId);
    assert.deepEqual(inputs, {
      ...common,
      metadata: { name: "ledger", annotations },
      reclaimPolicy: "Retain",
      allowVolumeExpansion: true,
      mountOptions: ["noatime"],
      provisioner: "ebs.csi.aws.com",
      parameters: {
        blockSize: "4096",
        type: "gp3",
        iops: "6000",
        throughput: "500",
        "csi.storage.k8s.io/fstype": "xfs",
        encrypted: "true",
        kmsKeyId,
      },
      volumeBindingMode: "WaitForFirstConsumer",
    });
    assert.equal(options.deletedWith, run.find("aws:eks/cluster:Cluster", "test").urn);
  });

  it("leave the cluster's own classes as they are", async () => {
    const [plain, further] = await Promise.all([
      runEks(),
      runEks({ storage: { classes: { archive: { type: "st1" } } } }),
    ]);
    for (const name of ["test-gp3", "test-io2"]) {
      assert.deepEqual(further.find(classType, name).inputs, plain.find(classType, name).inputs);
    }
    assert.deepEqual((further.find(classType, "test-archive").inputs.parameters as Record<string, string>).type, "st1");
  });

  it("can be directories of a file system that exists, for which the driver is installed and nothing is made", async () => {
    const classes = { files: { type: "efs", fileSystemId: "fs-0123456789abcdef0", tier: "shared" } } as const;
    const run = await runEks({ storage: { classes } });
    assert.deepEqual(run.find(classType, "test-files").inputs, {
      ...common,
      metadata: { name: "files", annotations },
      reclaimPolicy: "Delete",
      provisioner: "efs.csi.aws.com",
      parameters: { provisioningMode: "efs-ap", fileSystemId: "fs-0123456789abcdef0", directoryPerms: "700" },
      volumeBindingMode: "Immediate",
    });
    assert.equal(run.find("aws:eks/addon:Addon", "test-aws-efs-csi-driver").inputs.addonName, "aws-efs-csi-driver");
    assert.deepEqual(run.ofType("aws:efs/fileSystem:FileSystem"), []);
    await runProgram(() => {
      assert.deepEqual(eksCluster({ storage: { classes } }).storageClasses, {
        standard: "gp3",
        fast: "io2",
        shared: "files",
      });
    });
  });

  it("are refused if EBS would refuse their volumes", () => {
    assert.deepEqual(problemsOf({ type: "gp3", iops: 2000 }), [
      "storage.classes.ledger.iops: expected a whole number of operations per second from 3000 to 80000, got 2000",
    ]);
    assert.deepEqual(problemsOf({ type: "gp3", throughput: 1000 }), [
      "storage.classes.ledger.throughput: expected at most 750, got 1000; EBS allows 0.25 MiB/s per IOPS, and iops is 3000; raise iops",
    ]);
    assert.deepEqual(problemsOf({ type: "gp3", throughput: 1000, iops: 4000 }), []);
    assert.deepEqual(problemsOf({ type: "io2" }), [
      "storage.classes.ledger: expected iops or iopsPerGb, got nothing; EBS has no default for io2",
    ]);
    assert.deepEqual(problemsOf({ type: "io2", iops: 300_000, iopsPerGb: 50 }), [
      "storage.classes.ledger.iops: expected a whole number of operations per second from 100 to 256000, got 300000",
      "storage.classes.ledger: iops and iopsPerGb are both set; remove one of the two",
    ]);
    assert.deepEqual(problemsOf({ type: "st1", iops: 500, throughput: 500 }), [
      'storage.classes.ledger.iops: volumes of the type "st1" do not support this option; remove it',
      'storage.classes.ledger.throughput: volumes of the type "st1" do not support this option; remove it',
    ]);
    assert.deepEqual(problemsOf({ type: "efs", fileSystemId: "files" }), [
      'storage.classes.ledger.fileSystemId: expected the id of an EFS file system, got "files"',
    ]);
  });

  it("are refused if they take a name, a tier or a parameter that is taken", () => {
    assert.deepEqual(problems({ classes: { gp3: { type: "gp3" }, gp2: { type: "gp3" } } }), [
      'storage.classes.gp3: "gp3" is a class that the cluster already has; choose another name',
      'storage.classes.gp2: "gp2" is a class that the cluster already has; choose another name',
    ]);
    assert.deepEqual(problemsOf({ type: "gp3", parameters: { KmsKeyId: "mine", blockSize: "4096" } }), [
      "storage.classes.ledger.parameters.KmsKeyId: is set by the component or by an option of the class; remove it",
    ]);
    assert.deepEqual(problemsOf({ type: "gp3", tier: "shared" }), [
      'storage.classes.ledger.tier: expected "fast", got "shared"; a disk attaches to only one node; use the type "efs"',
    ]);
    assert.deepEqual(
      problems({ shared: true, classes: { files: { type: "efs", fileSystemId: "fs-01234567", tier: "shared" } } }),
      [
        'storage.classes.files.tier: `storage.shared` already creates a class for the tier "shared"; remove one of the two',
      ],
    );
    assert.deepEqual(problemsOf({ type: "gp3", mountOptions: ["noatime,ro"] }), [
      'storage.classes.ledger.mountOptions[0]: expected one mount option, such as noatime, got "noatime,ro"',
    ]);
  });

  it("are made in a cluster that exists, under the account's key or a given one", async () => {
    const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-1111-2222-3333-444444444444";
    const classes = { ledger: { type: "io2", iops: 4000, tier: "fast" } } as const;
    const run = await runProgram(() => {
      const cluster = existingEks({ storageClasses: { standard: "gp3" }, storage: { classes } });
      assert.deepEqual(cluster.storageClasses, { standard: "gp3", fast: "ledger" });
    });
    assert.deepEqual(run.find(classType, "test-ledger").inputs.parameters, {
      type: "io2",
      iops: "4000",
      encrypted: "true",
    });
    const keyed = await runProgram(() => {
      existingEks({ storage: { classes, encryptionKeyArn } });
    });
    assert.equal(
      (keyed.find(classType, "test-ledger").inputs.parameters as Record<string, string>).kmsKeyId,
      encryptionKeyArn,
    );
    await assert.rejects(
      runProgram(() => {
        existingEks({ storageClasses: { fast: "io2" }, storage: { classes: { io2: classes.ledger } } });
      }),
      /storage\.classes\.io2: "io2" is a class that the cluster already has; .*storage\.classes\.io2\.tier: storageClasses\.fast already sets the class/s,
    );
  });
});
