import type { MonitoringRules } from "../../../capabilities";
import { checkSchedule, longestGapSeconds } from "../../../schedule";
import type { VeleroOptions } from "./options";

type Schedules = NonNullable<VeleroOptions["schedules"]>;

/** Returns alerts about backups that fail or do not run, and about a bucket that Velero cannot reach. */
export function backupRules(schedules: Schedules): MonitoringRules {
  /* The checks refuse invalid schedules. */
  const valid = Object.entries(schedules).filter(([, { schedule }]) => checkSchedule("", schedule).length === 0);
  const overdue = valid.flatMap(([name, { schedule }]) => [overdueRule(name, schedule), unknownRule(name)]);
  return { groups: [{ name: "velero", rules: [unreachable, failing, ...overdue] }] };
}

const unreachable = {
  alert: "BackupStorageUnavailable",
  expr: "velero_backup_location_status_gauge == 0",
  for: "30m",
  labels: { severity: "critical" },
  annotations: {
    summary: "Velero cannot store backups.",
    description: "Velero cannot reach the bucket of the backup location {{ $labels.backup_location_name }}.",
  },
};

const failing = {
  alert: "BackupFails",
  expr: "sum by (schedule) (increase(velero_backup_failure_total[1h]) + increase(velero_backup_partial_failure_total[1h])) > 0",
  labels: { severity: "warning" },
  annotations: {
    summary: "A backup failed or is incomplete.",
    description: "A backup of the schedule {{ $labels.schedule }} failed. Run velero backup describe --details.",
  },
};

/**
 * Returns the alert about overdue backups. A backup is overdue one hour after the time at which the second backup in a row should have succeeded.
 * Velero reads the time of the last success from existing backups. For a schedule that never succeeded, it has no such time. Such a schedule is
 * overdue after the same time or at its third attempt, because a restart of the pod or a long interval loses the time.
 * https://github.com/vmware-tanzu/velero/blob/v1.18.1/pkg/metrics/metrics.go (InitSchedule),
 * https://github.com/vmware-tanzu/velero/blob/v1.18.1/pkg/controller/backup_controller.go (getLastSuccessBySchedule)
 */
function overdueRule(name: string, schedule: string): Record<string, unknown> {
  const seconds = 2 * longestGapSeconds(schedule, "Etc/UTC") + 3600;
  const of = (metric: string) => `velero_backup_${metric}{schedule="velero-${name}"}`;
  const succeeded = `max by (schedule) (${of("last_successful_timestamp")} > 0)`;
  const attempts = `max by (schedule) (${of("attempt_total")}`;
  return {
    alert: "BackupOverdue",
    expr: `time() - ${succeeded} > ${seconds} or (${attempts} offset ${seconds}s) or ${attempts}) > 2) unless ${succeeded}`,
    for: "15m",
    labels: { severity: "critical" },
    annotations: {
      summary: "There is no recent backup.",
      description: "The schedule {{ $labels.schedule }} missed two backups in a row.",
    },
  };
}

/**
 * Returns the alert about a schedule that Velero does not know. Velero counts the attempts of each known schedule from 0, so only an unknown schedule
 * has no count.
 */
function unknownRule(name: string): Record<string, unknown> {
  return {
    alert: "BackupScheduleUnknown",
    expr: `absent(velero_backup_attempt_total{schedule="velero-${name}"})`,
    for: "1h",
    labels: { severity: "critical" },
    annotations: {
      summary: "Nothing is backed up.",
      description:
        "Velero is not running, Prometheus cannot scrape it, or the schedule {{ $labels.schedule }} is missing.",
    },
  };
}
