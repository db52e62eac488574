import { DiskEncryptionSet } from "@pulumi/azure-native/compute";
import { Key, Vault } from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { type Context, clusterTags, isProtected, placeOf } from "./context";
import { createAssignment } from "./roles";

/** What secrets, disks and volumes are encrypted under. */
export interface Keys {
  readonly vaultId: pulumi.Output<string>;
  /** URL of the key that secrets are encrypted under, with its version. */
  readonly secretsKeyUrl: pulumi.Output<string>;
  readonly diskEncryptionSetId: pulumi.Output<string>;
  /** What has to be there before a disk can be encrypted. */
  readonly ready: readonly pulumi.Resource[];
}

const softDeleteRetentionInDays = 90;
const keySize = 3072;

/**
 * Makes the vault and its two keys. A key turns every year and keeps its older versions, which nothing lets expire: what was
 * encrypted under them could not be read any more. Disks take the new version by themselves, secrets with the next refresh and update.
 */
export function createKeys(context: Context): Keys {
  const vault = createVault(context);
  const secrets = createKey(context, vault, "secrets");
  const disks = createKey(context, vault, "disks");
  const set = createDiskEncryptionSet(context, vault, disks);
  const access = createAssignment(context, `${context.name}-disks-key`, {
    role: "Key Vault Crypto Service Encryption User",
    scope: vault.id,
    principalId: principalOf(set),
  });
  return {
    vaultId: vault.id,
    secretsKeyUrl: secrets.keyUriWithVersion,
    diskEncryptionSetId: set.id,
    ready: [access],
  };
}

/** Nobody reaches the vault over the internet, and nothing in it can be purged. Its name is the whole world's: the provider draws it. */
function createVault(context: Context): Vault {
  const { name, args, opts } = context;
  return new Vault(
    name,
    {
      ...placeOf(context),
      properties: {
        tenantId: args.tenantId,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays,
        enablePurgeProtection: true,
        publicNetworkAccess: "Disabled",
        networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
      },
    },
    { ...opts, protect: isProtected(context) },
  );
}

function createKey(context: Context, vault: Vault, kind: "secrets" | "disks"): Key {
  return new Key(
    `${context.name}-${kind}`,
    {
      resourceGroupName: context.resourceGroupName,
      vaultName: vault.name,
      keyName: kind,
      properties: {
        /* Kept in the vault's hardware: who can read the vault's storage does not have it. */
        kty: "RSA-HSM",
        keySize,
        rotationPolicy: {
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }],
        },
      },
      tags: clusterTags(context),
    },
    { ...context.opts, protect: isProtected(context) },
  );
}

function createDiskEncryptionSet(context: Context, vault: Vault, key: Key): DiskEncryptionSet {
  return new DiskEncryptionSet(
    `${context.name}-disks`,
    {
      ...placeOf(context),
      identity: { type: "SystemAssigned" },
      encryptionType: "EncryptionAtRestWithCustomerKey",
      activeKey: { keyUrl: key.keyUriWithVersion, sourceVault: { id: vault.id } },
      rotationToLatestKeyVersionEnabled: true,
    },
    { ...context.opts, protect: isProtected(context), ignoreChanges: ["activeKey.keyUrl"] },
  );
}

function principalOf(set: DiskEncryptionSet): pulumi.Output<string> {
  return set.identity.apply((identity) => {
    if (identity?.principalId === undefined) {
      throw new pulumi.RunError(
        "the disk encryption set has no identity, which Azure gives every one: refresh its state",
      );
    }
    return identity.principalId;
  });
}
