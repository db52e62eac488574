import { at, fields, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { azureType, inGroup } from "../azure-type";
import { tenantOf } from "../ids";
import { vault } from "../keyvault";
import { fixedLocation } from "../replaced-by";
import { isSameId } from "../resource-ids";

/** Refuses keys that can be purged. https://learn.microsoft.com/azure/virtual-machines/disk-encryption */
const keyIsProtected: CloudRule = ({ inputs }, account) => {
  const vaultId = text(inputs, "activeKey", "sourceVault", "id") ?? "";
  const known = all(account, vault.token).find(({ id }) => isSameId(id, vaultId));
  return known !== undefined && at(known.state, "properties", "enablePurgeProtection") !== true
    ? {
        code: "KeyVaultPurgeProtectionIsNotEnabled",
        message: `The key vault ${vaultId} must have purge protection enabled.`,
      }
    : undefined;
};

/** Keys that encrypt disks. https://learn.microsoft.com/rest/api/compute/disk-encryption-sets */
export const diskEncryptionSet = azureType({
  token: "azure-native:compute:DiskEncryptionSet",
  path: inGroup("Microsoft.Compute/diskEncryptionSets/{diskEncryptionSetName}"),
  located: true,
  defaults: { encryptionType: "EncryptionAtRestWithCustomerKey" },
  computed: ({ inputs, name, place }) => {
    const isSystem = text(inputs, "identity", "type")?.includes("SystemAssigned") === true;
    const drawn = { principalId: place.newId("principal", name), tenantId: tenantOf(place) };
    return { identity: { ...fields(inputs, "identity"), ...(isSystem && drawn) } };
  },
  computedInside: { identity: ["principalId", "tenantId"] },
  refuses: { create: [keyIsProtected], update: [keyIsProtected] },
  replacedBy: fixedLocation,
  precious: true,
  shown: {
    values: ({ inputs, named }) => [
      said("key", named("activeKey.keyUrl", "azure-native.keyvault.Key")),
      inputs.rotationToLatestKeyVersionEnabled === true ? "rotated with it" : undefined,
    ],
  },
});
