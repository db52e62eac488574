export type { BackupsArgs, GkeBackupCopyArgs, GkeBackupsArgs } from "./args";
export { createBackups, signerSuffix } from "./backups";
export { checkBackups } from "./check";
