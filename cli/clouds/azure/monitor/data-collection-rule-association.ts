import { azureType } from "../azure-type";

/** Resources that a data collection rule applies to. https://learn.microsoft.com/rest/api/monitor/data-collection-rule-associations */
export const dataCollectionRuleAssociation = azureType({
  token: "azure-native:monitor:DataCollectionRuleAssociation",
  path: "{resourceUri}/providers/Microsoft.Insights/dataCollectionRuleAssociations/{associationName}",
  shown: {
    partOf: "resourceUri",
    lead: "workload logs through",
    values: ({ named }) => [named("dataCollectionRuleId", "azure-native.monitor.DataCollectionRule")],
  },
});
