export type { BackupsArgs, EksBackupCopyArgs, EksBackupsArgs } from "./args";
export { createBackups } from "./backups";
export { checkBackups } from "./check";
