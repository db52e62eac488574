import { BlobContainer, BlobServiceProperties, type StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { type AzureStorage, type Offer, objectStorage, offer } from "../../../capabilities";
import type { Context } from "../context";
import type { Network } from "../network";
import { createStorageAccount, storageGroup } from "../storage-account";
import type { ObjectStorageArgs } from "./args";

/** Days for which deleted data can be restored. */
const undeleteDays = 7;

/** The suffix of an account's name. It follows the cluster's name and leaves room for four more characters. */
const suffixes = { logs: "log", traces: "trc" } as const;

/**
 * Creates the storage accounts of the stores, if configured, and offers their containers.
 *
 * @param after changes of the network to wait for. Each account changes the network too, so the accounts also wait for each other
 */
export function createObjectStorage(
  context: Context,
  { objectStorage: args = {} }: ObjectStorageArgs,
  network: Pick<Network, "nodesSubnetId">,
  after: readonly pulumi.Resource[],
): readonly Offer[] {
  const purposes = (["logs", "traces"] as const).filter((purpose) => args[purpose] === true);
  if (purposes.length === 0) {
    return [];
  }
  const kept = { ...context.opts, retainOnDelete: true };
  const resourceGroupName = storageGroup(context, "data", args, kept);
  const accounts: StorageAccount[] = [];
  return purposes.map((purpose) => {
    const late = pulumi.mergeOptions(kept, { dependsOn: [...after, ...accounts] });
    const account = createAccount(context, purpose, resourceGroupName, network, late);
    accounts.push(account);
    return offer(objectStorage, createContainer(context.name, purpose, resourceGroupName, account, kept), purpose);
  });
}

/** Creates an account for data that is read often. */
function createAccount(
  context: Context,
  purpose: keyof typeof suffixes,
  resourceGroupName: pulumi.Input<string>,
  { nodesSubnetId }: Pick<Network, "nodesSubnetId">,
  opts: pulumi.CustomResourceOptions,
): StorageAccount {
  return createStorageAccount(
    context,
    suffixes[purpose],
    {
      resourceGroupName,
      accessTier: "Hot",
      networkRuleSet: {
        bypass: "None",
        defaultAction: "Deny",
        virtualNetworkRules: [{ virtualNetworkResourceId: nodesSubnetId }],
      },
    },
    opts,
  );
}

/** Creates the one container of an account. */
function createContainer(
  cluster: string,
  purpose: keyof typeof suffixes,
  resourceGroupName: pulumi.Input<string>,
  account: StorageAccount,
  kept: pulumi.CustomResourceOptions,
): AzureStorage {
  const place = { resourceGroupName, accountName: account.name };
  const name = `${cluster}-${purpose}`;
  const deleted = { enabled: true, days: undeleteDays };
  const service = new BlobServiceProperties(
    name,
    { ...place, blobServicesName: "default", deleteRetentionPolicy: deleted, containerDeleteRetentionPolicy: deleted },
    kept,
  );
  const after = { ...kept, dependsOn: [service] };
  const container = new BlobContainer(name, { ...place, containerName: purpose, publicAccess: "None" }, after);
  return {
    kind: "azure-blob",
    storageAccountId: account.id,
    storageAccount: account.name,
    container: container.name,
  };
}
