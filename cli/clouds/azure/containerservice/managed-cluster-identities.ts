import { at, type Fields, items, text, texts } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudFault, CloudRule } from "../../contract";
import { roleAssignment } from "../authorization";
import { userAssignedIdentity } from "../managedidentity";
import { isWithin } from "../resource-ids";

const invalid = (message: string): CloudFault => ({ code: "InvalidParameter", message });

/** https://learn.microsoft.com/azure/aks/workload-identity-overview, https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad */
export const identities: CloudRule = ({ inputs }) => {
  if (
    at(inputs, "securityProfile", "workloadIdentity", "enabled") === true &&
    at(inputs, "oidcIssuerProfile", "enabled") !== true
  ) {
    return invalid("Enabling workload identity requires enabling OIDC issuer.");
  }
  return inputs.disableLocalAccounts === true && at(inputs, "aadProfile", "managed") !== true
    ? invalid("Disabling local accounts is only supported on AAD integrated clusters.")
    : undefined;
};

/** Lists the principals of a cluster's identities that the account knows. */
function principalsOf(inputs: Fields, account: CloudAccount): string[] {
  return texts(inputs, "identity", "userAssignedIdentities").flatMap(
    (id) => text(byId(account, userAssignedIdentity.token, id)?.state, "principalId") ?? [],
  );
}

/**
 * How long a role takes to take effect everywhere, in milliseconds. In reality, it takes minutes, up to an hour:
 * https://learn.microsoft.com/azure/aks/user-assigned-managed-identity. This is longer than the provider retries, so that only a program
 * that waits for roles succeeds.
 */
export const propagationMilliseconds = 6000;

/** Reports whether one of the principals has a role on a scope or its parents, and Azure knows it by now. */
function hasRole(principals: readonly string[], scope: string, account: CloudAccount): boolean {
  return all(account, roleAssignment.token).some(
    ({ createdAt, state }) =>
      account.now - createdAt >= propagationMilliseconds &&
      principals.includes(text(state, "principalId") ?? "") &&
      isWithin(scope, text(state, "scope") ?? ""),
  );
}

/** Refuses a cluster whose identity has no role on the subnet of its nodes. https://learn.microsoft.com/azure/aks/use-managed-identity */
export const networkRole: CloudRule = ({ inputs }, account) => {
  const [pool] = items(inputs, "agentPoolProfiles");
  const subnet = text(pool, "vnetSubnetID");
  const principals = principalsOf(inputs, account);
  return subnet === undefined || principals.length === 0 || hasRole(principals, subnet, account)
    ? undefined
    : {
        code: "LinkedAuthorizationFailed",
        message: `The client with object id '${principals.join(",")}' has permission to perform action 'Microsoft.ContainerService/managedClusters/write'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${subnet}' (respectively) or the linked scope(s) are invalid.`,
        status: 403,
      };
};

/** Refuses a cluster whose identity has no role on its private DNS zone. https://github.com/Azure/AKS/issues/3470 */
export const zoneRole: CloudRule = ({ inputs }, account) => {
  const zone = text(inputs, "apiServerAccessProfile", "privateDNSZone") ?? "";
  const principals = principalsOf(inputs, account);
  return !zone.startsWith("/") || principals.length === 0 || hasRole(principals, zone, account)
    ? undefined
    : {
        code: "CustomPrivateDNSZoneMissingPermissionError",
        message: `Service principal or user-assigned identity must be given permission to read and write to custom private dns zone ${zone}. Check access result not allowed for action Microsoft.Network/privateDnsZones/read.`,
      };
};

/** Refuses a cluster whose identity has no role on the identity of its nodes. https://learn.microsoft.com/azure/aks/use-managed-identity */
export const kubeletRole: CloudRule = ({ inputs }, account) => {
  const kubelet = text(inputs, "identityProfile", "kubeletidentity", "resourceId");
  const principals = principalsOf(inputs, account);
  return kubelet === undefined || principals.length === 0 || hasRole(principals, kubelet, account)
    ? undefined
    : {
        code: "CustomKubeletIdentityMissingPermissionError",
        message: `The cluster user assigned identity must be given permission to assign kubelet identity ${kubelet}. Check access result not allowed for action Microsoft.ManagedIdentity/userAssignedIdentities/assign/action.`,
      };
};
