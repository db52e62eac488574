import { MaintenanceConfiguration, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import type { Context } from "../context";
import type { AksMaintenanceArgs } from "./args";

/** AKS' names for the windows: one for Kubernetes versions, one for node images. */
const windows = ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"] as const;

/** Configures when Azure may upgrade. https://learn.microsoft.com/azure/aks/planned-maintenance */
export function createMaintenance(context: Context, args: AksMaintenanceArgs = {}, cluster: ManagedCluster): void {
  const { dayOfWeek = "Sunday", startTime = "02:00", durationHours = 6 } = args;
  for (const configName of windows) {
    new MaintenanceConfiguration(
      `${context.name}-${configName}`,
      {
        resourceGroupName: context.resourceGroupName,
        resourceName: cluster.name,
        configName,
        maintenanceWindow: {
          schedule: { weekly: { dayOfWeek, intervalWeeks: 1 } },
          startTime,
          durationHours,
          utcOffset: "+00:00",
        },
      },
      { ...context.opts, deletedWith: cluster },
    );
  }
}
