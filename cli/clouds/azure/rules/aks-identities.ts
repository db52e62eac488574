import { all, byId } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule } from "../../contract";
import { type Properties, recordsAt, textAt, textsAt, valueAt } from "../../properties";
import { isWithin } from "../resource-ids";

const identityType = "azure-native:managedidentity:UserAssignedIdentity";
const invalid = (message: string): CloudFault => ({ code: "InvalidParameter", message });

/** https://learn.microsoft.com/azure/aks/workload-identity-overview, https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad */
export const identities: CloudRule = ({ inputs }) => {
  if (
    valueAt(inputs, "securityProfile", "workloadIdentity", "enabled") === true &&
    valueAt(inputs, "oidcIssuerProfile", "enabled") !== true
  ) {
    return invalid("Enabling workload identity requires enabling OIDC issuer.");
  }
  return inputs.disableLocalAccounts === true && valueAt(inputs, "aadProfile", "managed") !== true
    ? invalid("Disabling local accounts is only supported on AAD integrated clusters.")
    : undefined;
};

/** The principals of the identities that a cluster acts as, where they are of this program. */
function principalsOf(inputs: Properties, account: CloudAccount): string[] {
  return textsAt(inputs, "identity", "userAssignedIdentities").flatMap(
    (id) => textAt(byId(account, identityType, id)?.state, "principalId") || [],
  );
}

/** Whether one of some principals has a role on what a scope is in. */
function hasRole(principals: readonly string[], scope: string, account: CloudAccount): boolean {
  return all(account, "azure-native:authorization:RoleAssignment").some(
    ({ state }) => principals.includes(textAt(state, "principalId")) && isWithin(scope, textAt(state, "scope")),
  );
}

/** Who makes things in a subnet of one's own needs a role there. https://learn.microsoft.com/azure/aks/use-managed-identity */
export const networkRole: CloudRule = ({ inputs }, account) => {
  const [profile] = recordsAt(inputs, "agentPoolProfiles");
  const subnet = textAt(profile, "vnetSubnetID");
  const principals = principalsOf(inputs, account);
  return subnet === "" || principals.length === 0 || hasRole(principals, subnet, account)
    ? undefined
    : {
        code: "LinkedAuthorizationFailed",
        message: `The client with object id '${principals.join(",")}' has permission to perform action 'Microsoft.ContainerService/managedClusters/write'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${subnet}' (respectively) or the linked scope(s) are invalid.`,
        status: 403,
      };
};

/** Who gives nodes an identity needs a role on that. https://learn.microsoft.com/azure/aks/use-managed-identity */
export const kubeletRole: CloudRule = ({ inputs }, account) => {
  const kubelet = textAt(inputs, "identityProfile", "kubeletidentity", "resourceId");
  const principals = principalsOf(inputs, account);
  return kubelet === "" || principals.length === 0 || hasRole(principals, kubelet, account)
    ? undefined
    : {
        code: "CustomKubeletIdentityMissingPermissionError",
        message: `The cluster user assigned identity must be given permission to assign kubelet identity ${kubelet}. Check access result not allowed for action Microsoft.ManagedIdentity/userAssignedIdentities/assign/action.`,
      };
};
