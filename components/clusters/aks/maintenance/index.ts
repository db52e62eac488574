export type { AksMaintenanceArgs } from "./args";
export { checkMaintenance } from "./check";
export { createMaintenance } from "./maintenance";
