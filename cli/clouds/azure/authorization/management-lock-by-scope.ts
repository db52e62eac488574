import { text } from "../../../values";
import { azureType } from "../azure-type";

/** Locks against deletion or change. https://learn.microsoft.com/rest/api/resources/management-locks */
export const managementLockByScope = azureType({
  token: "azure-native:authorization:ManagementLockByScope",
  path: "{scope}/providers/Microsoft.Authorization/locks/{lockName}",
  shown: { partOf: "scope", lead: "locked:", values: ({ inputs }) => [text(inputs, "level")] },
});
