export { type LogsArgs, WorkloadLogs } from "./args";
export { checkLogs } from "./check";
export { createLogs, workloadLogsOf } from "./logs";
