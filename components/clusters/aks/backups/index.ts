export type { AksBackupsArgs, BackupsArgs } from "./args";
export { createBackups } from "./backups";
export { checkBackups } from "./check";
