import {
  BlobContainer,
  BlobServiceProperties,
  ManagementPolicy,
  type StorageAccount,
} from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { backupStorage, type Offer, offer } from "../../../capabilities";
import type { Context } from "../context";
import type { Network } from "../network";
import { createStorageAccount, storageGroup } from "../storage-account";
import type { AksBackupsArgs, BackupsArgs } from "./args";

const defaultVersionDays = 30;
const containerName = "backups";

/** The offers of storage accounts, and the last change that the accounts made to the network. */
interface Stores {
  readonly offers: readonly Offer[];
  readonly changes: readonly pulumi.Resource[];
}

/**
 * Creates the storage account of backups, if configured, and offers it. The account and everything that protects it stay when the cluster is deleted,
 * because you need backups most after you lose a cluster. The account has no lock: Velero overwrites the description of a backup when the backup
 * completes.
 *
 * @param after changes of the network to wait for: while one runs, Azure refuses to admit a subnet to an account.
 * https://github.com/Azure/azure-rest-api-specs/issues/11143
 */
export function createBackups(
  context: Context,
  { backups }: BackupsArgs,
  { nodesSubnetId }: Pick<Network, "nodesSubnetId">,
  after: readonly pulumi.Resource[],
): Stores {
  if (backups === undefined) {
    return { offers: [], changes: after };
  }
  const kept = { ...context.opts, retainOnDelete: true };
  const resourceGroupName = storageGroup(context, "backups", backups, kept);
  const account = createStorageAccount(
    context,
    "bak",
    {
      resourceGroupName,
      sku: { name: `Standard_${backups.redundancy ?? "ZRS"}` },
      networkRuleSet: {
        bypass: "None",
        defaultAction: "Deny",
        virtualNetworkRules: [{ virtualNetworkResourceId: nodesSubnetId }],
      },
    },
    pulumi.mergeOptions(kept, { dependsOn: [...after] }),
  );
  const container = createContainer(`${context.name}-backups`, resourceGroupName, account, backups, kept);
  const storage = offer(backupStorage, {
    kind: "azure-blob",
    storageAccountId: account.id,
    storageAccount: account.name,
    container: container.name,
  });
  return { offers: [storage], changes: [account] };
}

/** Creates the container in an account that keeps versions for some days. */
function createContainer(
  name: string,
  resourceGroupName: pulumi.Input<string>,
  { name: accountName }: StorageAccount,
  { versionDays: days = defaultVersionDays }: AksBackupsArgs,
  kept: pulumi.CustomResourceOptions,
): BlobContainer {
  const place = { resourceGroupName, accountName };
  const service = new BlobServiceProperties(
    name,
    {
      ...place,
      blobServicesName: "default",
      isVersioningEnabled: true,
      deleteRetentionPolicy: { enabled: true, days },
      containerDeleteRetentionPolicy: { enabled: true, days },
    },
    kept,
  );
  const after = { ...kept, dependsOn: [service] };
  const policy = new ManagementPolicy(
    name,
    { ...place, managementPolicyName: "default", policy: { rules: [expiry(days)] } },
    after,
  );
  return new BlobContainer(name, { ...place, containerName, publicAccess: "None" }, { ...after, dependsOn: [policy] });
}

/** Velero deletes backups itself when they are old enough. Only data that it deleted or overwrote expires here. */
function expiry(days: number) {
  return {
    name: "deleted",
    type: "Lifecycle",
    definition: {
      filters: { blobTypes: ["blockBlob"] },
      actions: { version: { delete: { daysAfterCreationGreaterThan: days } } },
    },
  };
}
