import { at, text } from "../../../values";
import type { CloudRule } from "../../contract";
import { azureType, inGroup } from "../azure-type";
import { locationIn } from "../location";
import { networkMilliseconds, oneChangeOfNetwork } from "../ongoing";
import { hasGeoZones, zonesOfRegion } from "../regions";
import { forced } from "../replaced-by";
import { nameOfId } from "../resource-ids";

/**
 * Refuses an account that admits a subnet while the subnet's network is being changed, also by another such account.
 * https://github.com/Azure/azure-rest-api-specs/issues/11143, https://github.com/hashicorp/terraform-provider-azurerm/issues/3149
 */
const networkIsStill = oneChangeOfNetwork((network) => ({
  code: "NetworkAclsValidationFailure",
  message: `Validation of network acls failure: SubnetsNotProvisioned:Cannot proceed with operation because subnets of the virtual network ${network} are not provisioned. They are in Updating state..`,
}));

/** https://github.com/Esri/arcgis-gitops/issues/160 */
const skuIsThere: CloudRule = ({ inputs }, account) => {
  const sku = text(inputs, "sku", "name") ?? "";
  const location = locationIn(inputs, account);
  const isThere = /_(?:RA)?GZRS$/.test(sku)
    ? hasGeoZones(location)
    : !sku.endsWith("_ZRS") || zonesOfRegion(location).length > 0;
  return isThere
    ? undefined
    : {
        code: "RedundancyConfigurationNotAvailableInRegion",
        message: `The storage account failed to create due to redundancy configuration - Sku: ${sku}, Kind: ${text(inputs.kind) ?? "StorageV2"} - not available in selected Region - ${location}. Please make sure the redundancy configuration selected is available in your region. For more information about redundancy configurations, see https://docs.microsoft.com/en-us/azure/storage/common/storage-redundancy`,
      };
};

/** Storage accounts. https://learn.microsoft.com/rest/api/storagerp/storage-accounts */
export const storageAccount = azureType({
  token: "azure-native:storage:StorageAccount",
  path: inGroup("Microsoft.Storage/storageAccounts/{accountName}"),
  located: true,
  computed: ({ id }) => ({ primaryEndpoints: { blob: `https://${nameOfId(id)}.blob.core.windows.net/` } }),
  takesMilliseconds: networkMilliseconds,
  refuses: { create: [skuIsThere, networkIsStill], update: [skuIsThere, networkIsStill] },
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
