import { text } from "../../../values";
import { azureType, inGroup } from "../azure-type";
import { fixedLocation } from "../replaced-by";

/** Workspaces of Log Analytics. https://learn.microsoft.com/rest/api/loganalytics/workspaces */
export const workspace = azureType({
  token: "azure-native:operationalinsights:Workspace",
  path: inGroup("Microsoft.OperationalInsights/workspaces/{workspaceName}"),
  located: true,
  name: { min: 4, max: 63, pattern: /^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$/ },
  defaults: {
    retentionInDays: 30,
    publicNetworkAccessForIngestion: "Enabled",
    publicNetworkAccessForQuery: "Enabled",
  },
  computed: ({ place, name }) => ({ customerId: place.newId("workspace", name) }),
  replacedBy: fixedLocation,
  precious: true,
  shown: { values: ({ inputs }) => [`kept ${text(inputs, "retentionInDays") ?? "30"} days`] },
});
