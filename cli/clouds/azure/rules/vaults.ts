import { all } from "../../account";
import { type CloudRule, type CloudRules } from "../../contract";
import { numberAt, textAt, valueAt } from "../../properties";
import { nameOfId } from "../resource-ids";
import { idOf } from "./existence";

const vaultType = "azure-native:keyvault:Vault";

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
const vaultName: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  return /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(name)
    ? undefined
    : {
        code: "VaultNameNotValid",
        message: `The vault name '${name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens. Follow this link for more information: https://go.microsoft.com/fwlink/?linkid=2147742`,
      };
};

/** A name is one vault's in all of Azure, also while that is only deleted softly. https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
const nameIsFree: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account)).toLowerCase();
  if (all(account, vaultType).some(({ id }) => nameOfId(id).toLowerCase() === name)) {
    const message = `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault follow this link https://go.microsoft.com/fwlink/?linkid=2147740`;
    return { code: "VaultAlreadyExists", message, status: 409 };
  }
  const isDeleted = [...account.deleted].some(
    (key) => key.startsWith(`${vaultType} `) && nameOfId(key).toLowerCase() === name,
  );
  return isDeleted && textAt(call.inputs, "properties", "createMode") !== "recover"
    ? {
        code: "ConflictError",
        message:
          "A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.",
        status: 409,
      }
    : undefined;
};

/** https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
const retention: CloudRule = ({ inputs }) => {
  const days = numberAt(inputs, "properties", "softDeleteRetentionInDays");
  return days === undefined || (days >= 7 && days <= 90)
    ? undefined
    : {
        code: "BadRequest",
        message: `The property "softDeleteRetentionInDays" must be between 7 and 90, given ${days}.`,
      };
};

/** Protection from purging cannot be taken back. */
const staysProtected: CloudRule = ({ inputs, previous }) =>
  valueAt(previous, "properties", "enablePurgeProtection") === true &&
  valueAt(inputs, "properties", "enablePurgeProtection") !== true
    ? {
        code: "BadRequest",
        message:
          'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.',
      }
    : undefined;

/** Disks are encrypted under keys that cannot be purged. https://learn.microsoft.com/azure/virtual-machines/disk-encryption */
const keyIsKept: CloudRule = ({ inputs }, account) => {
  const vaultId = textAt(inputs, "activeKey", "sourceVault", "id");
  const vault = all(account, vaultType).find(({ id }) => id.toLowerCase() === vaultId.toLowerCase());
  return vault !== undefined && valueAt(vault.state, "properties", "enablePurgeProtection") !== true
    ? {
        code: "KeyVaultPurgeProtectionIsNotEnabled",
        message: `The key vault ${vaultId} must have purge protection enabled.`,
      }
    : undefined;
};

/** Rules of key vaults and what uses them. */
export const vaultRules: CloudRules = {
  [vaultType]: { create: [vaultName, nameIsFree, retention], update: [retention, staysProtected] },
  "azure-native:compute:DiskEncryptionSet": { create: [keyIsKept], update: [keyIsKept] },
};
