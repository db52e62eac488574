import type { BackupSchedule, VeleroOptions } from "./options";

type Schedules = NonNullable<VeleroOptions["schedules"]>;

const defaultRetentionDays = 30;
/**
 * How long a backup waits for a snapshot. Velero's default is ten minutes. Azure copies snapshots of Premium SSD v2 in the background. Its driver
 * reports them as ready only after the copy. 100 GB take six to eight minutes. https://github.com/Azure/AKS/issues/4555
 */
const csiSnapshotTimeout = "1h0m0s";

/** Returns the schedules of the options. The default is a daily backup of everything. */
export function schedulesOf({ schedules = { daily: { schedule: "0 1 * * *" } } }: VeleroOptions): Schedules {
  return schedules;
}

/** Renders the chart's `schedules`. */
export function scheduleValues(schedules: Schedules, snapshots: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schedules).map(([name, given]) => [
      name,
      { schedule: given.schedule, template: template(given, snapshots) },
    ]),
  );
}

function template(
  { retentionDays = defaultRetentionDays, namespaces, excludedNamespaces }: BackupSchedule,
  snapshots: boolean,
): Record<string, unknown> {
  return {
    ttl: `${retentionDays * 24}h0m0s`,
    storageLocation: "default",
    includedNamespaces: namespaces ?? ["*"],
    ...(excludedNamespaces !== undefined && { excludedNamespaces }),
    snapshotVolumes: snapshots,
    ...(snapshots && { csiSnapshotTimeout }),
  };
}
