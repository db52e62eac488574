import assert from "node:assert/strict";
import { type AksBackupsArgs, checkAks } from "../../../../components/clusters/aks";
import { aksArgs, runAks } from "../../../support/aks";

const storage = "azure-native:storage";

describe("the backups of AKS", () => {
  it("has no storage account for them unless configured", async () => {
    const run = await runAks();
    assert.deepEqual(
      run.ofType(`${storage}:StorageAccount`).filter(({ name }) => name.endsWith("bak")),
      [],
    );
  });

  it("makes an account in a group of its own, which only the nodes' subnet reaches, and which a destroy leaves", async () => {
    const run = await runAks({ backups: {} });
    const group = run.find("azure-native:resources:ResourceGroup", "test-backups");
    assert.deepEqual([group.options.protect, group.options.retainOnDelete], [true, true]);
    const account = run.find(`${storage}:StorageAccount`, "testbak");
    const { networkRuleSet, allowSharedKeyAccess, allowBlobPublicAccess, encryption } = account.inputs;
    assert.deepEqual([allowSharedKeyAccess, allowBlobPublicAccess], [false, false]);
    assert.deepEqual(encryption, { keySource: "Microsoft.Storage", requireInfrastructureEncryption: true });
    const { virtualNetworkRules, ...rest } = networkRuleSet as { virtualNetworkRules: unknown[] };
    assert.deepEqual(rest, { bypass: "None", defaultAction: "Deny" });
    assert.equal(virtualNetworkRules.length, 1);
    assert.deepEqual([account.options.protect, account.options.retainOnDelete], [true, true]);
  });

  it("keeps deleted and overwritten versions for as many days as configured", async () => {
    const run = await runAks({ backups: { versionDays: 60, resourceGroup: "company-backups" } });
    const service = run.find(`${storage}:BlobServiceProperties`, "test-backups").inputs;
    assert.equal(service.resourceGroupName, "company-backups");
    assert.deepEqual(
      [service.isVersioningEnabled, service.deleteRetentionPolicy, service.containerDeleteRetentionPolicy],
      [true, { enabled: true, days: 60 }, { enabled: true, days: 60 }],
    );
    const { policy } = run.find(`${storage}:ManagementPolicy`, "test-backups").inputs;
    assert.deepEqual(policy, {
      rules: [
        {
          name: "deleted",
          type: "Lifecycle",
          definition: {
            filters: { blobTypes: ["blockBlob"] },
            actions: { version: { delete: { daysAfterCreationGreaterThan: 60 } } },
          },
        },
      ],
    });
    const container = run.find(`${storage}:BlobContainer`, "test-backups");
    assert.deepEqual([container.inputs.containerName, container.inputs.publicAccess], ["backups", "None"]);
  });

  it("keeps three zones, and on demand a copy in the paired region", async () => {
    const skuOf = async (backups: AksBackupsArgs) =>
      (await runAks({ backups })).find(`${storage}:StorageAccount`, "testbak").inputs.sku;
    assert.deepEqual(await skuOf({}), { name: "Standard_ZRS" });
    assert.deepEqual(await skuOf({ redundancy: "RAGZRS" }), { name: "Standard_RAGZRS" });
  });

  it("refuses a group that goes with the cluster", () => {
    const args = { ...aksArgs, backups: { versionDays: 400, resourceGroup: "TEST-nodes" } };
    assert.deepEqual(
      checkAks("test", args).map(({ path, message }) => `${path}: ${message}`),
      [
        "backups.versionDays: expected a whole number of days from 1 to 365, got 400",
        'backups.resourceGroup: expected a resource group that is not deleted with the cluster, got "TEST-nodes"; Azure deletes this group with the cluster; choose another group',
      ],
    );
  });
});
