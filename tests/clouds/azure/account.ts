import { type AccountView, azureProvider, type Properties } from "../../../cli/clouds";
import { accountWith, asking, type Resources } from "../account";

export const subscriptionId = "00000000-1111-2222-3333-444444444444";
export const groupType = "azure-native:resources:ResourceGroup";
export const networkType = "azure-native:network:VirtualNetwork";
export const subnetType = "azure-native:network:Subnet";
export const clusterType = "azure-native:containerservice:ManagedCluster";
export const poolType = "azure-native:containerservice:AgentPool";
export const identityType = "azure-native:managedidentity:UserAssignedIdentity";
export const roleType = "azure-native:authorization:RoleAssignment";

/** The id of the group that everything is in. */
export const groupId = `/subscriptions/${subscriptionId}/resourceGroups/rg`;
const within = (path: string) => `${groupId}/providers/${path}`;
export const networkId = within("Microsoft.Network/virtualNetworks/net");
export const subnetId = `${networkId}/subnets/nodes`;
export const clusterId = within("Microsoft.ContainerService/managedClusters/prod");
export const networkResource = (kind: string, name: string) => within(`Microsoft.Network/${kind}/${name}`);
export const identityId = within("Microsoft.ManagedIdentity/userAssignedIdentities/plane");

/** A row of an account: a network with a subnet for nodes. */
export const network: Resources = [
  [groupType, groupId, { name: "rg", location: "westeurope" }],
  [networkType, networkId, { addressSpace: { addressPrefixes: ["10.60.0.0/16"] } }],
  [subnetType, subnetId, { addressPrefix: "10.60.0.0/20" }],
];

/** A cluster in that network, with a pool for system pods. */
export const clusterState: Properties = {
  resourceGroupName: "rg",
  name: "prod",
  location: "westeurope",
  kubernetesVersion: "1.35",
  nodeResourceGroup: "rg-nodes",
  agentPoolProfiles: [{ name: "system", mode: "System", count: 3, vmSize: "Standard_D4ds_v5" }],
};

/** A subscription with these resources, each `[type, id, state]`. */
export function account(resources: Resources = [], more: Partial<AccountView> = {}): AccountView {
  return accountWith(resources, { accountId: subscriptionId, region: "westeurope", ...more });
}

export const { creating, deleting, updating } = asking(azureProvider);
