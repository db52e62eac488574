import { at, fields, number, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { azureType, inGroup } from "../azure-type";
import { idOf } from "../existence";
import { isSameId, nameOfId } from "../resource-ids";

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
const nameIsValid: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  return /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(name)
    ? undefined
    : {
        code: "VaultNameNotValid",
        message: `The vault name '${name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens. Follow this link for more information: https://go.microsoft.com/fwlink/?linkid=2147742`,
      };
};

/**
 * Refuses a name that another vault in Azure has, even one that is soft-deleted.
 * https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
 */
const nameIsFree: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  if (all(account, call.type).some(({ id }) => isSameId(nameOfId(id), name))) {
    const message = `The vault name '${name.toLowerCase()}' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault follow this link https://go.microsoft.com/fwlink/?linkid=2147740`;
    return { code: "VaultAlreadyExists", message, status: 409 };
  }
  const isDeleted = [...account.deleted].some(
    (known) => known.startsWith(`${call.type} `) && isSameId(nameOfId(known), name),
  );
  return isDeleted && text(call.inputs, "properties", "createMode") !== "recover"
    ? {
        code: "ConflictError",
        message:
          "A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.",
        status: 409,
      }
    : undefined;
};

/** https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
const retentionIsAllowed: CloudRule = ({ inputs }) => {
  const days = number(inputs, "properties", "softDeleteRetentionInDays");
  return days === undefined || (days >= 7 && days <= 90)
    ? undefined
    : {
        code: "BadRequest",
        message: `The property "softDeleteRetentionInDays" must be between 7 and 90, given ${days}.`,
      };
};

const staysProtected: CloudRule = ({ inputs, previous }) =>
  at(previous, "properties", "enablePurgeProtection") === true &&
  at(inputs, "properties", "enablePurgeProtection") !== true
    ? {
        code: "BadRequest",
        message:
          'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.',
      }
    : undefined;

/** Key vaults. https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults */
export const vault = azureType({
  token: "azure-native:keyvault:Vault",
  path: inGroup("Microsoft.KeyVault/vaults/{vaultName}"),
  located: true,
  name: { pattern: /^[a-zA-Z0-9-]{3,24}$/ },
  computed: ({ id, inputs }) => ({
    properties: {
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      ...fields(inputs, "properties"),
      vaultUri: `https://${nameOfId(id)}.vault.azure.net/`,
      provisioningState: "Succeeded",
    },
  }),
  computedInside: { properties: ["vaultUri"] },
  refuses: {
    create: [nameIsValid, nameIsFree, retentionIsAllowed],
    update: [retentionIsAllowed, staysProtected],
  },
  precious: true,
  shown: {
    values: ({ inputs }) => [
      at(inputs, "properties", "publicNetworkAccess") === "Disabled" ? "private" : undefined,
      at(inputs, "properties", "enablePurgeProtection") === true ? "cannot be purged" : undefined,
      said("kept", at(inputs, "properties", "softDeleteRetentionInDays"))?.concat(" days after deletion"),
    ],
    alarms: ({ inputs }) => [
      at(inputs, "properties", "enablePurgeProtection") === true
        ? undefined
        : "the vault and all its keys can be purged",
      at(inputs, "properties", "enableRbacAuthorization") === true ? undefined : "access through vault access policies",
    ],
  },
  opens: (inputs) =>
    at(inputs, "properties", "publicNetworkAccess") === "Disabled" ||
    at(inputs, "properties", "networkAcls", "defaultAction") === "Deny"
      ? []
      : ["its keys, for anyone with a role on them"],
});
