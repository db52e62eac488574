import { type Replacement, rows } from "../replacement";

const provider = "pulumi/pulumi-azure-native provider/pkg/gen";
const specs = "Azure/azure-rest-api-specs";

/** What is in a resource's address: another value is another resource (`willReplaceOnChanges` of path parameters). */
function address(...names: readonly string[]): Replacement[] {
  return rows(`${provider}/params.go`, names);
}

/** What the provider marks besides what the API's description does (`forceNewMap`). */
function forced(...paths: readonly string[]): Replacement[] {
  return rows(`${provider}/replacement.go`, paths);
}

/** Where a resource of Azure's common type stands: the API's description lets it be read and created only (`x-ms-mutability`). */
const location = rows(`${specs} specification/common-types/resource-management/v3/types.json`, ["location"]);

const group = "resourceGroupName";
const inNetworkProfile = [
  "serviceCidr",
  "serviceCidrs",
  "dnsServiceIP",
  "networkMode",
  "networkPlugin",
  "networkPluginMode",
  "podCidr",
  "networkDataplane",
  "networkPolicy",
  "outboundType",
].map((path) => `networkProfile.${path}`);

/** For each type that the components use or the rehearsal plays, what Azure cannot change in place. */
export const azureReplacements: Readonly<Record<string, readonly Replacement[]>> = {
  "azure-native:authorization:ManagementLockByScope": address("scope", "lockName"),
  "azure-native:authorization:RoleAssignment": [...address("scope", "roleAssignmentName"), ...forced("principalId")],
  "azure-native:compute:DiskEncryptionSet": [...address(group, "diskEncryptionSetName"), ...location],
  "azure-native:containerservice:AgentPool": [
    ...address(group, "resourceName", "agentPoolName"),
    ...forced("gpuInstanceProfile", "networkProfile.nodePublicIPTags", "vmSize"),
  ],
  "azure-native:containerservice:MaintenanceConfiguration": address(group, "resourceName", "configName"),
  "azure-native:containerservice:ManagedCluster": [
    ...address(group, "resourceName"),
    ...forced(
      "diskEncryptionSetID",
      "dnsPrefix",
      "fqdnSubdomain",
      "linuxProfile",
      "location",
      "nodeResourceGroup",
      "windowsProfile",
      ...inNetworkProfile,
    ),
  ],
  "azure-native:keyvault:Key": address(group, "vaultName", "keyName"),
  "azure-native:keyvault:Vault": address(group, "vaultName"),
  "azure-native:managedidentity:FederatedIdentityCredential": address(
    group,
    "resourceName",
    "federatedIdentityCredentialResourceName",
  ),
  "azure-native:managedidentity:UserAssignedIdentity": [...address(group, "resourceName"), ...location],
  "azure-native:monitor:DataCollectionRule": [...address(group, "dataCollectionRuleName"), ...location],
  "azure-native:monitor:DataCollectionRuleAssociation": address("resourceUri", "associationName"),
  "azure-native:monitor:DiagnosticSetting": address("resourceUri", "name"),
  "azure-native:network:FlowLog": address(group, "networkWatcherName", "flowLogName"),
  "azure-native:network:NatGateway": address(group, "natGatewayName"),
  "azure-native:network:NetworkSecurityGroup": address(group, "networkSecurityGroupName"),
  "azure-native:network:PublicIPAddress": [
    ...address(group, "publicIpAddressName"),
    ...forced("location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
  ],
  "azure-native:network:RouteTable": address(group, "routeTableName"),
  "azure-native:network:Subnet": address(group, "virtualNetworkName", "subnetName"),
  "azure-native:network:VirtualNetwork": [...address(group, "virtualNetworkName"), ...forced("location")],
  "azure-native:operationalinsights:Workspace": [...address(group, "workspaceName"), ...location],
  "azure-native:resources:ResourceGroup": [...address(group), ...forced("location")],
  "azure-native:storage:StorageAccount": [...address(group, "accountName"), ...forced("isHnsEnabled", "location")],
  "pulumi:providers:azure-native": [],
};
