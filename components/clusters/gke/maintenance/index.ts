export { type GkeMaintenanceArgs, type GkeMaintenanceExclusionArgs, MaintenanceScope, Weekday } from "./args";
export { checkMaintenance } from "./check";
export { maintenancePolicy } from "./maintenance";
