import type { WorkloadReference } from "../../tenancy";
import type { Volume } from "../volumes/args";
import type { CronJobArgs } from "./cron-job";

/** A backup of a database by a program that connects to it. */
export interface DatabaseBackupArgs extends Omit<CronJobArgs, "schedule"> {
  /** The database, to which the backup may connect, and to nothing else in the cluster unless `calls` says so. */
  readonly database: WorkloadReference;
  /** Where backups are kept. @default nowhere: the program takes them elsewhere, see `internetPorts` */
  readonly target?: Volume;
  /** @default "17 1 * * *": every night, not at the full hour like everybody */
  readonly schedule?: string;
}

/** A backup every night: tried twice more, ended after two hours, with a week of failures to look at. */
export function databaseBackup({ database, target, ...args }: DatabaseBackupArgs): CronJobArgs {
  return {
    schedule: "17 1 * * *",
    backoffLimit: 2,
    activeDeadlineSeconds: 2 * 3600,
    startingDeadlineSeconds: 3600,
    failedJobsHistoryLimit: 7,
    ...args,
    calls: [database, ...(args.calls ?? [])],
    volumes: { ...(target !== undefined && { backups: target }), ...args.volumes },
  };
}

/** A job that runs once a night. */
export interface NightlyJobArgs extends Omit<CronJobArgs, "schedule"> {
  /** Time of the day in `timeZone`, for instance `02:30`. @default "02:30" */
  readonly at?: `${number}:${number}`;
}

/** A job every night: one that was missed still runs within three hours. */
export function nightlyJob({ at = "02:30", ...args }: NightlyJobArgs): CronJobArgs {
  const [hour, minute] = at.split(":").map(Number);
  return { schedule: `${minute} ${hour} * * *`, startingDeadlineSeconds: 3 * 3600, ...args };
}

/** Removes what is no longer needed. */
export interface CleanupArgs extends Omit<CronJobArgs, "schedule"> {
  /** @default "43 3 * * 0": every Sunday, in the night */
  readonly schedule?: string;
}

/** A cleanup every week: what one leaves the next one takes, so it is tried once and ended after half an hour. */
export function cleanup(args: CleanupArgs): CronJobArgs {
  return { schedule: "43 3 * * 0", backoffLimit: 0, activeDeadlineSeconds: 1800, ...args };
}
