import { items, text, texts } from "../../../values";
import { said } from "../../shown";
import { azureType, inGroup } from "../azure-type";
import { fixedLocation } from "../replaced-by";

/** Rules about the logs that Azure Monitor collects. https://learn.microsoft.com/rest/api/monitor/data-collection-rules */
export const dataCollectionRule = azureType({
  token: "azure-native:monitor:DataCollectionRule",
  path: inGroup("Microsoft.Insights/dataCollectionRules/{dataCollectionRuleName}"),
  located: true,
  computed: ({ name, place, previous }) => ({
    immutableId: text(previous, "immutableId") ?? `dcr-${place.newId("rule", name).replaceAll("-", "")}`,
  }),
  replacedBy: fixedLocation,
  shown: {
    values: ({ inputs }) => {
      const streams = items(inputs, "dataFlows").flatMap((flow) => texts(flow, "streams"));
      return [said("collects", streams.join(", "))];
    },
  },
});
