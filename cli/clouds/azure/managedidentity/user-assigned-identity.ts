import { text } from "../../../values";
import { azureType, inGroup } from "../azure-type";
import { tenantOf } from "../ids";
import { fixedLocation } from "../replaced-by";

/** Managed identities. https://learn.microsoft.com/rest/api/managedidentity/user-assigned-identities */
export const userAssignedIdentity = azureType({
  token: "azure-native:managedidentity:UserAssignedIdentity",
  path: inGroup("Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}"),
  located: true,
  computed: ({ place, name, previous }) => ({
    clientId: text(previous, "clientId") ?? place.newId("client", name),
    principalId: text(previous, "principalId") ?? place.newId("principal", name),
    tenantId: tenantOf(place),
  }),
  replacedBy: fixedLocation,
  shown: { values: () => [] },
});
