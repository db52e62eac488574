import { at, type Fields, number, text } from "../../../values";
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
  shown: {
    values: ({ inputs }) => [`kept ${text(inputs, "retentionInDays") ?? "30"} days`, quota(inputs)],
    alarms: ({ inputs }) => [
      at(inputs, "features", "disableLocalAuth") === true ? undefined : "accepts shared keys in addition to identities",
    ],
  },
});

/** Describes the daily quota of a workspace. https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap */
function quota(inputs: Fields): string {
  const gigabytes = number(inputs, "workspaceCapping", "dailyQuotaGb") ?? -1;
  return gigabytes === -1 ? "no daily limit" : `at most ${gigabytes} GB a day`;
}
