import { ResourceGroup } from "@pulumi/azure-native/resources";
import { StorageAccount } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "./context";

type StorageAccountInputs = ConstructorParameters<typeof StorageAccount>[1];

/**
 * Creates a storage account without access by keys and without anonymous access. The name must be unique worldwide, so the provider generates the end
 * of the name. The name has only letters and digits.
 *
 * @param suffix follows the cluster's name
 * @param own the account's own settings: its network access; its redundancy if that is not three zones; its tier if the data is read often; and its
 * resource group if that is not the cluster's group
 */
export function createStorageAccount(
  context: Context,
  suffix: string,
  own: Partial<Pick<StorageAccountInputs, "networkRuleSet" | "accessTier" | "sku">> & {
    readonly resourceGroupName?: pulumi.Input<string>;
  },
  opts: pulumi.CustomResourceOptions,
): StorageAccount {
  return new StorageAccount(
    `${context.name.replaceAll("-", "").slice(0, 12)}${suffix}`,
    {
      ...placeOf(context),
      kind: "StorageV2",
      sku: { name: "Standard_ZRS" },
      accessTier: "Cool",
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      encryption: { keySource: "Microsoft.Storage", requireInfrastructureEncryption: true },
      ...own,
    },
    { ...opts, protect: context.isProtected },
  );
}

/**
 * Uses the existing resource group of storage accounts, or creates a group. The provider generates the end of a new group's name, because the group
 * of an earlier cluster may still exist with this name.
 *
 * @param suffix follows the cluster's name
 */
export function storageGroup(
  { name, location, tags, isProtected: protect, opts: { parent, provider } }: Context,
  suffix: string,
  { resourceGroup }: { readonly resourceGroup?: string },
  kept: pulumi.CustomResourceOptions,
): pulumi.Input<string> {
  const own = { ...kept, parent, provider, protect, dependsOn: [] };
  return resourceGroup ?? new ResourceGroup(`${name}-${suffix}`, { location, tags }, own).name;
}
