export type { AlertRule, Alerts, Metrics, ObservabilityArgs, ScheduleAlerts, TelemetryArgs } from "./args";
export { checkObservability } from "./check";
export { createObservability, createScheduleAlerts } from "./objects";
export { type ObservabilityPlan, collectors, metricsPorts, planObservability, watchers } from "./plan";
export { telemetryEnv } from "./telemetry";
