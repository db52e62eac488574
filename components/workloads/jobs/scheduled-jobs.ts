import { shapeProblems } from "../../arguments";
import { refuseProblems } from "../../problems";
import type { WorkloadReference } from "../../tenancy";
import type { Volume } from "../volumes";
import type { CronJobArgs } from "./args";

/**
 * Options of a database backup. The image contains a program that connects to the database.
 *
 * @example
 * ```ts
 * const args: DatabaseBackupArgs = { tenant, image: "registry.example.com/backup:1.4.0", database: store };
 * ```
 */
export interface DatabaseBackupArgs extends Omit<CronJobArgs, "schedule"> {
  /** The database to back up. In the cluster, the backup may connect only to this database and to the workloads in `calls`. */
  readonly database: WorkloadReference;
  /** Volume that stores the backups. @default none: the program sends them outside the cluster; see `internetPorts` */
  readonly target?: Volume;
  /** Schedule as a cron expression. @default "17 1 * * *": every night at 01:17, because most other jobs start on the full hour */
  readonly schedule?: string;
}

/** Returns the arguments of a nightly backup, with two retries, a deadline of two hours, and a history of seven failed runs. */
export function databaseBackup(backup: DatabaseBackupArgs): CronJobArgs {
  refuseMisshapen("databaseBackup()", "DatabaseBackupArgs", backup, ["database", "target", "calls", "volumes"]);
  const { database, target, ...args } = backup;
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

/**
 * A job that runs once a night.
 *
 * @example
 * ```ts
 * const args: NightlyJobArgs = { tenant, image: "registry.example.com/report:1.4.0", at: "2:30" };
 * ```
 */
export interface NightlyJobArgs extends Omit<CronJobArgs, "schedule"> {
  /** Time of day in `timeZone`, for instance `02:30`. @default "02:30" */
  readonly at?: `${number}:${number}`;
}

/** Returns the arguments of a nightly job. A missed run can start up to three hours late. */
export function nightlyJob(job: NightlyJobArgs): CronJobArgs {
  refuseMisshapen("nightlyJob()", "NightlyJobArgs", job, ["at"]);
  const { at = "02:30", ...args } = job;
  const [hour, minute] = at.split(":").map(Number);
  return { schedule: `${minute} ${hour} * * *`, startingDeadlineSeconds: 3 * 3600, ...args };
}

/**
 * A job that removes old data.
 *
 * @example
 * ```ts
 * const args: CleanupArgs = { tenant, image: "registry.example.com/cleanup:1.4.0", schedule: "15 * * * *" };
 * ```
 */
export interface CleanupArgs extends Omit<CronJobArgs, "schedule"> {
  /** Schedule as a cron expression. @default "43 3 * * 0": every Sunday at 03:43 */
  readonly schedule?: string;
}

/** Returns the arguments of a weekly cleanup, with a deadline of half an hour. It has no retries, because the next run removes the rest. */
export function cleanup(args: CleanupArgs): CronJobArgs {
  return { schedule: "43 3 * * 0", backoffLimit: 0, activeDeadlineSeconds: 1800, ...args };
}

/** Refuses wrong values of the options that this file reads; the CronJob checks all others. */
function refuseMisshapen(subject: string, shape: string, args: unknown, read: readonly string[]): void {
  const problems = shapeProblems(shape, args);
  refuseProblems(
    subject,
    problems.filter(({ path }) => path === "" || read.some((key) => path.split(/[.[]/)[0] === key)),
  );
}
