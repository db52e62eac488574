export type { BackupSchedule, S3CompatibleStorage, VeleroOptions } from "./options";
export { velero } from "./velero";
