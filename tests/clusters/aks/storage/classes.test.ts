import assert from "node:assert/strict";
import { type AksClassArgs, type AksStorageArgs, checkAks } from "../../../../components/clusters/aks";
import { aksArgs, aksCluster, runAks, subscriptionId } from "../../../support/aks";
import { existingAks } from "../../../support/existing-clouds";
import { runProgram } from "../../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";
const annotations = { "storageclass.kubernetes.io/is-default-class": "false" };
const common = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass" };
const diskEncryptionSetID = `/subscriptions/${subscriptionId}/resourceGroups/test/providers/Microsoft.Compute/diskEncryptionSets/test-disks`;
const tags = "owner=platform,environment=test,stack=test,managed-by=keelson,cluster=test";
const storageAccountId = `/subscriptions/${subscriptionId}/resourceGroups/files/providers/Microsoft.Storage/storageAccounts/shopfiles`;

function problems(storage: AksStorageArgs): string[] {
  return checkAks("test", { ...aksArgs, storage }).map(({ path, message }) => `${path}: ${message}`);
}

function problemsOf(args: AksClassArgs): string[] {
  return problems({ classes: { ledger: args } });
}

describe("further classes of AKS", () => {
  it("are disks under the cluster's key, in one zone or in three", async () => {
    const run = await runAks({
      storage: {
        classes: {
          ledger: { type: "disk", skuName: "Premium_ZRS", fsType: "xfs", reclaimPolicy: "Retain" },
          books: { type: "disk", skuName: "PremiumV2_LRS", iops: 8000, throughput: 600, tier: "fast" },
        },
      },
    });
    assert.deepEqual(run.find(classType, "test-ledger").inputs, {
      ...common,
      metadata: { name: "ledger", annotations },
      reclaimPolicy: "Retain",
      allowVolumeExpansion: true,
      provisioner: "disk.csi.azure.com",
      parameters: {
        skuName: "Premium_ZRS",
        cachingMode: "ReadOnly",
        "csi.storage.k8s.io/fstype": "xfs",
        diskEncryptionSetID,
        networkAccessPolicy: "DenyAll",
        tags,
      },
      volumeBindingMode: "WaitForFirstConsumer",
    });
    assert.deepEqual(run.find(classType, "test-books").inputs.parameters, {
      skuName: "PremiumV2_LRS",
      cachingMode: "None",
      DiskIOPSReadWrite: "8000",
      DiskMBpsReadWrite: "600",
      diskEncryptionSetID,
      networkAccessPolicy: "DenyAll",
      tags,
    });
  });

  it("can be shares in an account that exists, on which the cluster gets its role", async () => {
    const classes = {
      shares: { type: "files", storageAccountId, tier: "shared" },
      archive: { type: "files", storageAccountId, reclaimPolicy: "Retain" },
      zones: { type: "files", skuName: "Premium_ZRS" },
    } as const;
    const run = await runAks({ storage: { classes } });
    assert.deepEqual(run.find(classType, "test-shares").inputs.parameters, {
      protocol: "nfs",
      encryptInTransit: "true",
      rootSquashType: "NoRootSquash",
      subscriptionID: subscriptionId,
      resourceGroup: "files",
      storageAccount: "shopfiles",
    });
    assert.deepEqual(run.find(classType, "test-zones").inputs.parameters, {
      skuName: "Premium_ZRS",
      protocol: "nfs",
      encryptInTransit: "true",
      allowSharedKeyAccess: "false",
      allowBlobPublicAccess: "false",
      rootSquashType: "NoRootSquash",
      tags,
    });
    const assignments = run
      .ofType("azure-native:authorization:RoleAssignment")
      .filter(({ inputs }) => inputs.scope === storageAccountId);
    assert.deepEqual(
      assignments.map(({ name, inputs }) => [name, inputs.roleDefinitionId]),
      [
        [
          "test-files-shopfiles",
          `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/17d1049b-9a84-46fb-8f53-869881c3d3ab`,
        ],
      ],
    );
    await runProgram(() => {
      assert.equal(aksCluster({ storage: { classes } }).storageClasses.shared, "shares");
    });
  });

  it("are refused if Azure would refuse their volumes", () => {
    assert.deepEqual(problemsOf({ type: "disk", skuName: "Premium_ZRS", iops: 8000 }), [
      "storage.classes.ledger.iops: the performance of a Premium_ZRS disk depends only on its size; remove this option, or use PremiumV2_LRS",
    ]);
    assert.deepEqual(problemsOf({ type: "disk", skuName: "PremiumV2_LRS", iops: 100_000, throughput: 100 }), [
      "storage.classes.ledger.iops: expected a whole number of operations per second from 3000 to 80000, got 100000",
      "storage.classes.ledger.throughput: expected a whole number of MB/s from 125 to 2000, got 100",
    ]);
    assert.deepEqual(problemsOf({ type: "disk", skuName: "PremiumV2_LRS", throughput: 800 }), [
      "storage.classes.ledger.throughput: expected at most 750, got 800; Azure allows 0.25 MB/s per IOPS; raise iops",
    ]);
    assert.deepEqual(problemsOf({ type: "files", storageAccountId: "shopfiles", skuName: "Premium_ZRS" }), [
      'storage.classes.ledger.storageAccountId: expected an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/NAME, got "shopfiles"',
      "storage.classes.ledger.skuName: is a property of the account in storageAccountId; remove it",
    ]);
    assert.deepEqual(problems({ classes: { "managed-csi": { type: "disk", skuName: "Premium_LRS" } } }), [
      'storage.classes.managed-csi: "managed-csi" is a class that the cluster already has; choose another name',
    ]);
    assert.deepEqual(
      problemsOf({ type: "disk", skuName: "Premium_LRS", parameters: { storageaccounttype: "UltraSSD_LRS" } }),
      [
        "storage.classes.ledger.parameters.storageaccounttype: is set by the component or by an option of the class; remove it",
      ],
    );
  });

  it("are made in a cluster that exists, with Azure's keys or a given set", async () => {
    const classes = { ledger: { type: "disk", skuName: "StandardSSD_ZRS" } } as const;
    const run = await runProgram(() => {
      existingAks({ tags: { owner: "shop" }, storage: { classes, diskEncryptionSetId: diskEncryptionSetID } });
    });
    assert.deepEqual(run.find(classType, "test-ledger").inputs.parameters, {
      skuName: "StandardSSD_ZRS",
      cachingMode: "ReadOnly",
      diskEncryptionSetID,
      networkAccessPolicy: "DenyAll",
      tags: "owner=shop,managed-by=keelson,cluster=test",
    });
  });
});
