export type { CronJobArgs, JobSpecArgs } from "./args";
export { CronJob } from "./cron-job";
export { Job, type JobArgs } from "./job";
export { ScaledJob, type ScaledJobArgs, type ScaledJobParts } from "./scaled-job";
export {
  type CleanupArgs,
  cleanup,
  type DatabaseBackupArgs,
  databaseBackup,
  type NightlyJobArgs,
  nightlyJob,
} from "./scheduled-jobs";
