import { isFields } from "../../values";
import { textAt, valueAt } from "../properties";
import { type AzureTypes, azureType } from "./azure-type";
import { tenantOf } from "./ids";

/** Key vaults, keys, and what is encrypted under them. https://learn.microsoft.com/rest/api/keyvault, https://learn.microsoft.com/rest/api/compute */
export const security: AzureTypes = {
  "azure-native:keyvault:Vault": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.KeyVault/vaults/{vaultName}",
    computed: ({ id, inputs }) => ({
      properties: {
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        ...(isFields(inputs.properties) ? inputs.properties : {}),
        vaultUri: `https://${id.split("/").at(-1) ?? ""}.vault.azure.net/`,
        provisioningState: "Succeeded",
      },
    }),
    computedInside: { properties: ["vaultUri"] },
    located: true,
  }),
  "azure-native:keyvault:Key": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.KeyVault/vaults/{vaultName}/keys/{keyName}",
    computed: ({ id, inputs, name, place, previous }) => {
      const keyUri = `https://${textAt(inputs, "vaultName")}.vault.azure.net/keys/${id.split("/").at(-1) ?? ""}`;
      const version = place.newId("version", name).replaceAll("-", "");
      return {
        keyUri,
        keyUriWithVersion: textAt(previous, "keyUriWithVersion") || `${keyUri}/${version}`,
        kty: valueAt(inputs, "properties", "kty"),
        keySize: valueAt(inputs, "properties", "keySize"),
        keyOps: valueAt(inputs, "properties", "keyOps"),
        rotationPolicy: valueAt(inputs, "properties", "rotationPolicy"),
      };
    },
  }),
  "azure-native:compute:DiskEncryptionSet": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.Compute/diskEncryptionSets/{diskEncryptionSetName}",
    defaults: { encryptionType: "EncryptionAtRestWithCustomerKey" },
    computed: ({ inputs, name, place }) => ({
      identity: {
        ...(isFields(inputs.identity) ? inputs.identity : {}),
        ...(textAt(inputs, "identity", "type").includes("SystemAssigned")
          ? { principalId: place.newId("principal", name), tenantId: tenantOf(place) }
          : {}),
      },
    }),
    computedInside: { identity: ["principalId", "tenantId"] },
    located: true,
  }),
};
