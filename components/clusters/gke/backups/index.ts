export type { BackupsArgs, GkeBackupsArgs } from "./args";
export { createBackups, signerSuffix } from "./backups";
export { checkBackups } from "./check";
