import assert from "node:assert/strict";
import { aksCluster, runAks, subscriptionId } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";
const isDefault = "storageclass.kubernetes.io/is-default-class";
const diskEncryptionSetID = `/subscriptions/${subscriptionId}/resourceGroups/test/providers/Microsoft.Compute/diskEncryptionSets/test-disks`;
const tags = "owner=platform,environment=test,stack=test,managed-by=keelson,cluster=test";

interface Class {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

describe("the storage of an AKS cluster", () => {
  it("leaves the version of its key to Azure, which rotates it", async () => {
    const aks = await runAks();
    const { inputs, options } = aks.find("azure-native:compute:DiskEncryptionSet", "test-disks");
    assert.equal(inputs.rotationToLatestKeyVersionEnabled, true);
    assert.deepEqual(options.ignoreChanges, ["activeKey.keyUrl"]);
    for (const key of aks.ofType("azure-native:keyvault:Key")) {
      assert.deepEqual(key.options.ignoreChanges, ["tags", "properties.rotationPolicy"]);
    }
  });

  it("has classes of disks under the cluster's key, one of them the default", async () => {
    const run = await runAks();
    const classes = run.ofType(classType).map(({ inputs }) => inputs as unknown as Class);
    assert.deepEqual(
      classes.map(({ metadata, provisioner, parameters }) => [
        metadata.name,
        metadata.annotations[isDefault],
        provisioner,
        parameters,
      ]),
      [
        [
          "premium-ssd-v2",
          "false",
          "disk.csi.azure.com",
          { skuName: "PremiumV2_LRS", cachingMode: "None", diskEncryptionSetID, networkAccessPolicy: "DenyAll", tags },
        ],
        [
          "standard-ssd",
          "true",
          "disk.csi.azure.com",
          {
            skuName: "StandardSSD_LRS",
            cachingMode: "ReadOnly",
            diskEncryptionSetID,
            networkAccessPolicy: "DenyAll",
            tags,
          },
        ],
      ],
    );
    for (const { volumeBindingMode, allowVolumeExpansion, reclaimPolicy } of classes) {
      assert.deepEqual(
        [volumeBindingMode, allowVolumeExpansion, reclaimPolicy],
        ["WaitForFirstConsumer", true, "Delete"],
      );
    }
  });

  it("stops AKS' own class from being the default first", async () => {
    const run = await runAks();
    const patch = run.find("kubernetes:storage.k8s.io/v1:StorageClassPatch", "test-default");
    assert.deepEqual((patch.inputs as unknown as Class).metadata, {
      name: "default",
      annotations: { [isDefault]: "false", "pulumi.com/patchForce": "true" },
    });
    for (const { dependsOn } of run.ofType(classType)) {
      assert.ok(dependsOn.includes(patch.urn));
    }
  });

  it("is deleted with the cluster, and replaced if its reclaim policy changes", async () => {
    const run = await runAks({ storage: { reclaimPolicy: "Retain" } });
    const { urn } = run.find("azure-native:containerservice:ManagedCluster", "test");
    for (const { inputs, options } of run.ofType(classType)) {
      assert.equal(inputs.reclaimPolicy, "Retain");
      assert.equal(options.deletedWith, urn);
      assert.deepEqual(options.replaceOnChanges, ["reclaimPolicy"]);
      assert.equal(options.deleteBeforeReplace, true);
    }
    const snapshots = run.find("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "test-snapshots");
    assert.deepEqual(
      [snapshots.inputs.driver, snapshots.inputs.deletionPolicy, snapshots.inputs.parameters],
      ["disk.csi.azure.com", "Retain", { incremental: "true" }],
    );
  });

  it("can be shared, over NFS with TLS and without account keys", async () => {
    const run = await runAks({ storage: { shared: true } });
    const { inputs } = run.find(classType, "test-files");
    assert.equal(inputs.provisioner, "file.csi.azure.com");
    assert.deepEqual(inputs.parameters, {
      skuName: "Premium_LRS",
      protocol: "nfs",
      encryptInTransit: "true",
      allowSharedKeyAccess: "false",
      allowBlobPublicAccess: "false",
      rootSquashType: "NoRootSquash",
      tags,
    });
    const { storageProfile } = run.find("azure-native:containerservice:ManagedCluster", "test").inputs as {
      storageProfile: Record<string, unknown>;
    };
    assert.deepEqual(storageProfile.fileCSIDriver, { enabled: true });
  });

  it("has names by tier", async () => {
    await runProgram(() => {
      assert.deepEqual(aksCluster().storageClasses, { standard: "standard-ssd", fast: "premium-ssd-v2" });
    });
    await runProgram(() => {
      assert.deepEqual(aksCluster({ storage: { shared: true } }).storageClasses, {
        standard: "standard-ssd",
        fast: "premium-ssd-v2",
        shared: "files",
      });
    });
  });
});
