import type { Mapping } from "./facts";

/** The SDKs by the module of a type's token. */
export const azureSdks: Readonly<Record<string, string>> = {
  authorization: "@azure/arm-authorization",
  compute: "@azure/arm-compute",
  containerservice: "@azure/arm-containerservice",
  keyvault: "@azure/arm-keyvault",
  managedidentity: "@azure/arm-msi",
  monitor: "@azure/arm-monitor",
  network: "@azure/arm-network",
  operationalinsights: "@azure/arm-operationalinsights",
  privatedns: "@azure/arm-privatedns",
  resources: "@azure/arm-resources",
  storage: "@azure/arm-storage",
};

/** What the rule does not say: that a type's inputs are the members of the class of its name. */
interface AzureException extends Mapping {
  readonly sdk?: string;
  readonly className?: string;
}

export const azureExceptions: Readonly<Record<string, AzureException>> = {
  "azure-native:authorization:ManagementLockByScope": { sdk: "@azure/arm-locks", className: "ManagementLockObject" },
  "azure-native:authorization:RoleAssignment": { className: "RoleAssignmentCreateParameters" },
  /* -1 is the limit of the kernel. https://learn.microsoft.com/azure/aks/custom-node-configuration */
  "azure-native:containerservice:AgentPool": { members: { "kubeletConfig.podMaxPids": null } },
  "azure-native:containerservice:ManagedCluster": { members: { "agentPoolProfiles.kubeletConfig.podMaxPids": null } },
  "azure-native:keyvault:Key": { className: "KeyCreateParameters" },
  "azure-native:keyvault:Vault": { className: "VaultCreateOrUpdateParameters" },
  "azure-native:managedidentity:UserAssignedIdentity": { className: "Identity" },
  "azure-native:monitor:DataCollectionRule": { className: "DataCollectionRuleResource" },
  "azure-native:monitor:DataCollectionRuleAssociation": { className: "DataCollectionRuleAssociationProxyOnlyResource" },
  "azure-native:monitor:DiagnosticSetting": { className: "DiagnosticSettingsResource" },
  "azure-native:network:PublicIPAddress": {
    members: { linkedPublicIPAddress: null, natGateway: null, servicePublicIPAddress: null },
  },
  "azure-native:storage:StorageAccount": { className: "StorageAccountCreateParameters" },
};
