import { type AzureTypes, azureType } from "./azure-type";

/** Resource groups, and the locks on what is in them. https://learn.microsoft.com/rest/api/resources */
export const groups: AzureTypes = {
  "azure-native:resources:ResourceGroup": azureType({
    path: "resourceGroups/{resourceGroupName}",
    computed: () => ({ properties: { provisioningState: "Succeeded" } }),
    located: true,
  }),
  "azure-native:authorization:ManagementLockByScope": azureType({
    path: "{scope}/providers/Microsoft.Authorization/locks/{lockName}",
  }),
};
