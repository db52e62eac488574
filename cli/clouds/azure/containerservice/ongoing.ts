import type { CloudCall, CloudFault, CloudRule } from "../../contract";
import { idOf } from "../existence";
import { oneChangeOfNetwork, ongoingWithin } from "../ongoing";
import { isSameId, nameOfId, parentOf, resourceGroupOf } from "../resource-ids";

/** Refuses a pool while its network is being changed, because AKS becomes an owner of the network. https://github.com/Azure/AKS/issues/4522 */
export const networkIsStill = oneChangeOfNetwork((network) => ({
  code: "SetVNetOwnershipFailed",
  message: `Set virtual network ownership failed. Subscription: ${network.split("/")[2] ?? ""}; resource group: ${resourceGroupOf(network) ?? ""}; virtual network name: ${nameOfId(network)}. Virtual network ${network} is in Updating state. It needs to be in Succeeded state in order to set resource ownership.`,
}));

function busy(what: string, state: string): CloudFault {
  return {
    code: "OperationNotAllowed",
    message: `Operation is not allowed: Another ${what} (${state}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
    status: 409,
  };
}

const states: Readonly<Record<CloudCall["operation"], string>> = {
  create: "Creating",
  update: "Updating",
  delete: "Deleting",
};

/** Refuses a change of a pool while its cluster changes. https://github.com/Azure/terraform-azurerm-avm-ptn-aks-production/pull/25 */
export const clusterIsStill: CloudRule = (call, account) => {
  const cluster = parentOf(idOf(call, account)) ?? "";
  const other = ongoingWithin(cluster, account);
  return other !== undefined && isSameId(idOf(other, account), cluster)
    ? busy("operation", states[other.operation])
    : undefined;
};

/** Refuses a change of a cluster while one of its pools changes. https://github.com/cilium/cilium/issues/25944 */
export const poolsAreStill: CloudRule = (call, account) => {
  const other = ongoingWithin(`${idOf(call, account)}/agentPools`, account);
  return other && busy("agentpool operation", `${nameOfId(idOf(other, account))} - ${states[other.operation]}`);
};
