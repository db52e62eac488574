import type { container } from "@pulumi/gcp/types/input";
import type { GkeMaintenanceArgs, MaintenanceScope } from "./args";

/** A maintenance window with all defaults filled in. */
export interface PlannedMaintenance extends Required<GkeMaintenanceArgs> {}

/** Fills in the defaults. */
export function planMaintenance({
  days = ["SA", "SU"],
  startTime = "02:00",
  hours = 8,
  exclusions = {},
}: GkeMaintenanceArgs = {}): PlannedMaintenance {
  return { days, startTime, hours, exclusions };
}

/** Any fixed date, because only the time of day and the days of the week matter. */
const firstDay = "2026-01-03";

const scopes: Readonly<Record<MaintenanceScope, string>> = {
  "no-upgrades": "NO_UPGRADES",
  "no-minor-upgrades": "NO_MINOR_UPGRADES",
  "no-minor-or-node-upgrades": "NO_MINOR_OR_NODE_UPGRADES",
};

/**
 * Returns the maintenance policy of the cluster.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions
 */
export function maintenancePolicy(args?: GkeMaintenanceArgs): container.ClusterMaintenancePolicy {
  const { days, startTime, hours, exclusions } = planMaintenance(args);
  const start = new Date(`${firstDay}T${startTime}:00Z`);
  const end = new Date(start.getTime() + hours * 60 * 60 * 1000);
  const excluded = Object.entries(exclusions).map(([exclusionName, exclusion]) => ({
    exclusionName,
    startTime: exclusion.startTime,
    ...(exclusion.endTime === undefined ? {} : { endTime: exclusion.endTime }),
    exclusionOptions: {
      scope: scopes[exclusion.scope ?? "no-upgrades"],
      ...(exclusion.endTime === undefined ? { endTimeBehavior: "UNTIL_END_OF_SUPPORT" } : {}),
    },
  }));
  return {
    recurringWindow: {
      startTime: rfc3339(start),
      endTime: rfc3339(end),
      recurrence: `FREQ=WEEKLY;BYDAY=${days.join(",")}`,
    },
    ...(excluded.length === 0 ? {} : { maintenanceExclusions: excluded }),
  };
}

function rfc3339(time: Date): string {
  return time.toISOString().replace(".000Z", "Z");
}
