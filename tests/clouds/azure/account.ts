import assert from "node:assert/strict";
import { type AccountView, azureProvider, type CloudNode } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
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

/** A network with a subnet for nodes. */
export const network: Resources = [
  [groupType, groupId, { name: "rg", location: "westeurope" }],
  [networkType, networkId, { addressSpace: { addressPrefixes: ["10.60.0.0/16"] } }],
  [subnetType, subnetId, { addressPrefix: "10.60.0.0/20" }],
];

/** The state of a cluster in that network, with a pool for system pods. */
export const clusterState: Fields = {
  resourceGroupName: "rg",
  name: "prod",
  location: "westeurope",
  kubernetesVersion: "1.35",
  nodeResourceGroup: "rg-nodes",
  agentPoolProfiles: [{ name: "system", mode: "System", count: 3, vmSize: "Standard_D4ds_v5" }],
};

/** A node of that cluster. */
export const node: CloudNode = {
  name: "aks-system-12345678-vmss000000",
  poolId: `${clusterId}/agentPools/system`,
  subnetId,
};

/** Returns a subscription with these resources, each `[type, id, state]`. */
export function account(resources: Resources = [], more: Partial<AccountView> = {}): AccountView {
  return accountWith(resources, { accountId: subscriptionId, region: "westeurope", ...more });
}

export const { creating, deleting, updating } = asking(azureProvider);

/** A resource that a program creates, the account, and Azure's refusal if it refuses. */
export type Creation = readonly [what: string, inputs: Fields, account: AccountView, refusal?: string | RegExp];

/** Tests what Azure answers when a program creates resources of a type. */
export function testCreations(type: string, cases: readonly Creation[]): void {
  for (const [what, inputs, inAccount, refusal] of cases) {
    it(`${refusal === undefined ? "allows" : "refuses"} ${what}`, () => {
      const answer = creating(type, inputs, inAccount);
      if (refusal instanceof RegExp) {
        assert.match(answer ?? "", refusal);
      } else {
        assert.equal(answer, refusal);
      }
    });
  }
}
