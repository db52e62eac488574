import { DiskEncryptionSet } from "@pulumi/azure-native/compute";
import { Key, Vault } from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "./context";
import { createAssignment } from "./roles";

/** The keys that encrypt secrets, disks and volumes. */
export interface Keys {
  readonly vaultId: pulumi.Output<string>;
  /** URL of the key that encrypts Secrets, with the key's version. */
  readonly secretsKeyUrl: pulumi.Output<string>;
  readonly diskEncryptionSetId: pulumi.Output<string>;
  /** Resources that must exist before a disk can be encrypted. */
  readonly ready: readonly pulumi.Resource[];
}

const softDeleteRetentionInDays = 90;
const keySize = 3072;

/**
 * Creates the vault and its two keys. A key rotates every year. Its older versions never expire; otherwise the data that they encrypted could no
 * longer be read. Disks use the new version automatically. Secrets use it after the next refresh and update.
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

/**
 * Creates the vault. It cannot be reached from the internet, and nothing in it can be purged. The name must be unique worldwide, so the provider
 * generates the end of the name.
 */
function createVault(context: Context): Vault {
  const { name, tenantId, opts } = context;
  return new Vault(
    name,
    {
      ...placeOf(context),
      properties: {
        tenantId,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays,
        enablePurgeProtection: true,
        publicNetworkAccess: "Disabled",
        networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
      },
    },
    { ...opts, protect: context.isProtected },
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
        /* The key stays in the vault's hardware, so that reading the vault's storage does not reveal it. */
        kty: "RSA-HSM",
        keySize,
        rotationPolicy: {
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }],
        },
      },
      tags: context.tags,
    },
    /*
     * The provider would delete keys through the vault, but the vault admits no such calls. So Azure deletes the keys together with the vault. The
     * program cannot change keys either: its call only creates a key that does not exist yet. https://github.com/Azure/bicep/issues/6113
     */
    {
      ...context.opts,
      protect: context.isProtected,
      deletedWith: vault,
      retainOnDelete: true,
      ignoreChanges: ["tags", "properties.rotationPolicy"],
    },
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
    { ...context.opts, protect: context.isProtected, ignoreChanges: ["activeKey.keyUrl"] },
  );
}

function principalOf(set: DiskEncryptionSet): pulumi.Output<string> {
  return set.identity.apply((identity) => {
    if (identity?.principalId === undefined) {
      throw new pulumi.RunError(
        "the stack's state does not contain the identity of the disk encryption set; run pulumi refresh",
      );
    }
    return identity.principalId;
  });
}
