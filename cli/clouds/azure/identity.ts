import { textAt } from "../properties";
import { type AzureTypes, azureType } from "./azure-type";
import { tenantOf } from "./ids";

const identities = "resourceGroups/{resourceGroupName}/providers/Microsoft.ManagedIdentity/userAssignedIdentities";
const longAgo = "2000-01-01T00:00:00Z";

/** Managed identities, whom they trust, and what roles they have. https://learn.microsoft.com/rest/api/managedidentity, https://learn.microsoft.com/rest/api/authorization */
export const identity: AzureTypes = {
  "azure-native:managedidentity:UserAssignedIdentity": azureType({
    path: `${identities}/{resourceName}`,
    computed: ({ place, name, previous }) => ({
      clientId: textAt(previous, "clientId") || place.newId("client", name),
      principalId: textAt(previous, "principalId") || place.newId("principal", name),
      tenantId: tenantOf(place),
    }),
    located: true,
  }),
  "azure-native:managedidentity:FederatedIdentityCredential": azureType({
    path: `${identities}/{resourceName}/federatedIdentityCredentials/{federatedIdentityCredentialResourceName}`,
  }),
  "azure-native:authorization:RoleAssignment": azureType({
    path: "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}",
    defaults: { principalType: "ServicePrincipal" },
    computed: () => ({ createdOn: longAgo, updatedOn: longAgo }),
  }),
};
