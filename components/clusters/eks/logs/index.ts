export type { LogsArgs } from "./args";
export { checkLogs } from "./check";
export { createControlPlaneLogs, createLogGroup, createWorkloadLogs } from "./logs";
