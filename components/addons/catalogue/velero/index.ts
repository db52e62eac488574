export type { BackupSchedule, VeleroOptions } from "./options";
export { velero } from "./velero";
