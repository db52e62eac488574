import { at, type Fields, items, text, texts } from "../../../values";
import { type ShownTypes, said } from "../../shown";

/** What is shown of groups, keys, logs and storage. */
export const data: ShownTypes = {
  "azure-native.resources.ResourceGroup": { values: ({ inputs }) => [text(inputs.resourceGroupName)] },
  "azure-native.keyvault.Vault": {
    values: ({ inputs }) => [
      at(inputs, "properties", "publicNetworkAccess") === "Disabled" ? "private" : undefined,
      at(inputs, "properties", "enablePurgeProtection") === true ? "cannot be purged" : undefined,
      said("kept", at(inputs, "properties", "softDeleteRetentionInDays"))?.concat(" days after deletion"),
    ],
    alarms: ({ inputs }) => [
      at(inputs, "properties", "enablePurgeProtection") === true
        ? undefined
        : "the vault can be purged, with all its keys",
      at(inputs, "properties", "enableRbacAuthorization") === true ? undefined : "access by the vault's own policies",
    ],
  },
  "azure-native.keyvault.Key": {
    partOf: "vaultName",
    lead: "keys",
    values: ({ inputs, name }) => [`${text(inputs.keyName) ?? name}${isRotated(inputs) ? " (rotated)" : ""}`],
    alarms: ({ inputs, name }) => [
      isRotated(inputs) ? undefined : `the key ${text(inputs.keyName) ?? name} is not rotated`,
    ],
  },
  "azure-native.compute.DiskEncryptionSet": {
    values: ({ inputs, named }) => [
      said("under key", named("activeKey.keyUrl", "azure-native.keyvault.Key")),
      inputs.rotationToLatestKeyVersionEnabled === true ? "rotated with it" : undefined,
    ],
  },
  "azure-native.operationalinsights.Workspace": {
    values: ({ inputs }) => [`kept ${text(inputs.retentionInDays) ?? "30"} days`],
  },
  "azure-native.monitor.DiagnosticSetting": {
    partOf: "resourceUri",
    lead: "logs",
    values: ({ inputs, named }) => {
      const categories = items(inputs.logs).flatMap((log) => text(log.category) ?? text(log.categoryGroup) ?? []);
      return [`${categories.join(", ")} into ${named("workspaceId") ?? "unknown"}`];
    },
  },
  "azure-native.monitor.DataCollectionRule": {
    values: ({ inputs }) => [
      said(
        "collects",
        items(inputs.dataFlows)
          .flatMap(({ streams }) => texts(streams))
          .join(", "),
      ),
    ],
  },
  "azure-native.monitor.DataCollectionRuleAssociation": {
    partOf: "resourceUri",
    lead: "what runs in it logs by",
    values: ({ named }) => [named("dataCollectionRuleId", "azure-native.monitor.DataCollectionRule")],
  },
  "azure-native.storage.StorageAccount": {
    values: ({ inputs }) => [text(at(inputs, "sku", "name"))],
    alarms: ({ inputs }) => [inputs.allowBlobPublicAccess === false ? undefined : "its blobs may be public"],
  },
};

/** Whether something turns a key by itself. */
function isRotated(inputs: Fields): boolean {
  const actions = items(at(inputs, "properties", "rotationPolicy", "lifetimeActions"));
  return actions.some(({ action }) => text(at(action, "type"))?.toLowerCase() === "rotate");
}
