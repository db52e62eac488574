export type { LogsArgs } from "./args";
export { checkLogs } from "./check";
export { containerInsightsProfile, createContainerInsights } from "./container-insights";
export { createControlPlaneLogs, createKeyLogs, createLogs, type Logs, retentionOf } from "./logs";
