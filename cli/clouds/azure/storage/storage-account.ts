import { at, text } from "../../../values";
import { azureType, inGroup } from "../azure-type";
import { forced } from "../replaced-by";
import { nameOfId } from "../resource-ids";

/** Storage accounts. https://learn.microsoft.com/rest/api/storagerp/storage-accounts */
export const storageAccount = azureType({
  token: "azure-native:storage:StorageAccount",
  path: inGroup("Microsoft.Storage/storageAccounts/{accountName}"),
  located: true,
  computed: ({ id }) => ({ primaryEndpoints: { blob: `https://${nameOfId(id)}.blob.core.windows.net/` } }),
  replacedBy: forced("isHnsEnabled", "location"),
  precious: true,
  shown: {
    values: ({ inputs }) => [text(inputs, "sku", "name")],
    alarms: ({ inputs }) => [inputs.allowBlobPublicAccess === false ? undefined : "its blobs may be public"],
  },
  opens: (inputs) =>
    inputs.publicNetworkAccess === "Disabled" || at(inputs, "networkRuleSet", "defaultAction") === "Deny"
      ? []
      : ["its data, for anyone with a key or role"],
});
