import { items, text } from "../../../values";
import { azureType } from "../azure-type";

/** Settings that send logs of a resource to a destination. https://learn.microsoft.com/rest/api/monitor/diagnostic-settings */
export const diagnosticSetting = azureType({
  token: "azure-native:monitor:DiagnosticSetting",
  path: "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}",
  shown: {
    partOf: "resourceUri",
    lead: "logs",
    values: ({ inputs, named }) => {
      const logs = items(inputs, "logs").flatMap((log) => text(log, "category") ?? text(log, "categoryGroup") ?? []);
      return [`${logs.join(", ")} into ${named("workspaceId") ?? "unknown"}`];
    },
  },
});
