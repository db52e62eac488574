import { at, type Fields, fields, text } from "../../../values";
import { azureType } from "../azure-type";
import { managedCluster } from "./managed-cluster";

/** Maintenance windows of clusters. https://learn.microsoft.com/rest/api/aks/maintenance-configurations */
export const maintenanceConfiguration = azureType({
  token: "azure-native:containerservice:MaintenanceConfiguration",
  path: `${managedCluster.path}/maintenanceConfigurations/{configName}`,
  shown: { partOf: "resourceName", lead: "maintained", values: ({ inputs }) => [shownWindow(inputs)] },
});

function shownWindow({ maintenanceWindow }: Fields): string | undefined {
  const { durationHours, schedule, startTime } = fields(maintenanceWindow);
  const day = text(at(schedule, "weekly", "dayOfWeek")) ?? Object.keys(fields(schedule))[0];
  return day === undefined ? undefined : `${day} ${text(startTime) ?? ""} for ${text(durationHours) ?? "?"} h`;
}
