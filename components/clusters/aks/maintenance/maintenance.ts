import { MaintenanceConfiguration, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import type { Context } from "../context";

/** Names that AKS gives to the windows: for versions of Kubernetes, and for images of nodes. */
const windows = ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"] as const;

/** Days that a window can begin on. */
export const weekDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Says when Azure may upgrade by itself. https://learn.microsoft.com/azure/aks/planned-maintenance */
export function createMaintenance(context: Context, cluster: ManagedCluster): void {
  const { dayOfWeek = "Sunday", startTime = "02:00", durationHours = 6 } = context.args.maintenance ?? {};
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
