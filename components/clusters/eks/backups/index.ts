export type { BackupsArgs, EksBackupsArgs } from "./args";
export { createBackups } from "./backups";
export { checkBackups } from "./check";
