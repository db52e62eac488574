import { textAt } from "../cloud/properties";
import { type AzureTypes, azureType } from "./azure-type";
import { locationOf } from "./location";
import { nameOfId } from "./resource-ids";

/** Logs, and where they go. https://learn.microsoft.com/rest/api/loganalytics, https://learn.microsoft.com/rest/api/monitor */
export const monitoring: AzureTypes = {
  "azure-native:operationalinsights:Workspace": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}",
    defaults: {
      retentionInDays: 30,
      publicNetworkAccessForIngestion: "Enabled",
      publicNetworkAccessForQuery: "Enabled",
    },
    computed: ({ place, name }) => ({ customerId: place.newId("workspace", name) }),
    located: true,
  }),
  "azure-native:operationalinsights:Table": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}/tables/{tableName}",
    defaults: { plan: "Analytics" },
  }),
  "azure-native:monitor:DataCollectionEndpoint": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.Insights/dataCollectionEndpoints/{dataCollectionEndpointName}",
    computed: ({ id, inputs, name, place }) => ({
      immutableId: `dce-${place.newId("endpoint", name).replaceAll("-", "")}`,
      logsIngestion: {
        endpoint: `https://${nameOfId(id)}-${place.newId("host", name).slice(0, 4)}.${locationOf(inputs, place)}-1.ingest.monitor.azure.com`,
      },
    }),
    located: true,
  }),
  "azure-native:monitor:DataCollectionRule": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.Insights/dataCollectionRules/{dataCollectionRuleName}",
    computed: ({ name, place, previous }) => ({
      immutableId: textAt(previous, "immutableId") || `dcr-${place.newId("rule", name).replaceAll("-", "")}`,
    }),
    located: true,
  }),
  "azure-native:monitor:DiagnosticSetting": azureType({
    path: "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}",
  }),
};
