export type { BackupsArgs, GkeBackupsArgs } from "./args";
export { createBackups } from "./backups";
export { checkBackups } from "./check";
