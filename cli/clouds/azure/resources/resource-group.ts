import { text } from "../../../values";
import { azureType } from "../azure-type";
import { forced } from "../replaced-by";

/** Resource groups. https://learn.microsoft.com/rest/api/resources/resource-groups */
export const resourceGroup = azureType({
  token: "azure-native:resources:ResourceGroup",
  path: "resourceGroups/{resourceGroupName}",
  located: true,
  name: { min: 1, max: 90 },
  computed: () => ({ properties: { provisioningState: "Succeeded" } }),
  replacedBy: forced("location"),
  precious: true,
  shown: { values: ({ inputs }) => [text(inputs, "resourceGroupName")] },
});
