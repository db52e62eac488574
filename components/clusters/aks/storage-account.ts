import { ResourceGroup } from "@pulumi/azure-native/resources";
import { StorageAccount } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "./context";

type StorageAccountInputs = ConstructorParameters<typeof StorageAccount>[1];

/**
 * Creates a storage account, without access by keys and without anonymous access. Its name is unique worldwide and has only letters and
 * digits; the provider generates its end.
 *
 * @param suffix follows the cluster's name
 * @param own the differences: its network access, its redundancy unless that is three zones, its tier unless it is seldom read, and its
 * resource group unless that is the cluster's
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
 * Takes the existing resource group of storage accounts, or creates one. The provider generates its name, because the last cluster's group
 * may still be there.
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
