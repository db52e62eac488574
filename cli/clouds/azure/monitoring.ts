import { textAt } from "../properties";
import { type AzureTypes, azureType } from "./azure-type";
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
  "azure-native:monitor:DataCollectionRule": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.Insights/dataCollectionRules/{dataCollectionRuleName}",
    computed: ({ name, place, previous }) => ({
      immutableId: textAt(previous, "immutableId") || `dcr-${place.newId("rule", name).replaceAll("-", "")}`,
    }),
    located: true,
  }),
  "azure-native:monitor:DataCollectionRuleAssociation": azureType({
    path: "{resourceUri}/providers/Microsoft.Insights/dataCollectionRuleAssociations/{associationName}",
  }),
  "azure-native:storage:StorageAccount": azureType({
    path: "resourceGroups/{resourceGroupName}/providers/Microsoft.Storage/storageAccounts/{accountName}",
    computed: ({ id }) => ({ primaryEndpoints: { blob: `https://${nameOfId(id)}.blob.core.windows.net/` } }),
    located: true,
  }),
  "azure-native:monitor:DiagnosticSetting": azureType({
    path: "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}",
  }),
};
