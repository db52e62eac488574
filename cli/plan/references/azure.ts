import type { IdFact, ReferenceFacts } from "./contract";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
function resourceId(what: string, keys: readonly string[], type: string, from: RegExp): IdFact {
  return {
    keys,
    from,
    what: `the id of ${what} (with /${type}/ in it)`,
    form: new RegExp(`^/subscriptions/[^/]+/.*/${type}/[^/]+$`, "i"),
  };
}

/** The references in inputs of Azure's resources. */
export const azureReferences: ReferenceFacts = {
  prefix: "azure-native:",
  ids: [
    resourceId("a subnet", ["subnetId", "vnetSubnetID", "podSubnetID"], "subnets", /:(Subnet|VirtualNetwork)$/),
    resourceId("a workspace", ["workspaceId", "workspaceResourceId"], "workspaces", /:Workspace$/),
    resourceId("a rule", ["dataCollectionRuleId"], "dataCollectionRules", /:DataCollectionRule$/),
    resourceId("a storage account", ["storageId", "storageAccountId"], "storageAccounts", /:StorageAccount$/),
    resourceId("a disk encryption set", ["diskEncryptionSetID"], "diskEncryptionSets", /:DiskEncryptionSet$/),
    {
      keys: ["roleDefinitionId"],
      what: "the id of a role definition (with /roleDefinitions/ and a UUID in it)",
      form: /\/roleDefinitions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    },
    {
      keys: ["principalId", "clientId", "objectId", "tenantId", "tenantID", "subscriptionId", "adminGroupObjectIDs"],
      what: "a UUID",
      form: uuid,
    },
    {
      keys: ["userAssignedIdentities", "resourceId"],
      what: "the id of an identity (with /userAssignedIdentities/ in it)",
      form: /^\/subscriptions\/[^/]+\/.*\/userAssignedIdentities\/[^/]+$/i,
      from: /:UserAssignedIdentity$/,
    },
  ],
  names: [
    {
      types: /^azure-native:(?!resources:ResourceGroup)/,
      path: "resourceGroupName",
      what: "the name of a resource group",
      of: "azure-native:resources:ResourceGroup",
      name: "resourceGroupName",
      /* Azure makes it for network watchers: https://learn.microsoft.com/azure/network-watcher/network-watcher-create */
      ofCloud: ["NetworkWatcherRG"],
    },
    {
      types: /^azure-native:monitor:DataCollectionRule$/,
      path: "dataFlows.*.destinations.*",
      what: "the name of a destination of this rule",
      name: "destinations.*.*.name",
    },
  ],
};
