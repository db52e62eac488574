export type { AlertRule, Alerts, Metrics, ObservabilityArgs, ScheduleAlerts, TelemetryArgs } from "./args";
export { checkObservability } from "./check";
export { createObservability, createScheduleAlerts } from "./objects";
export { collectors, metricsPorts, type ObservabilityPlan, planObservability, watchers } from "./plan";
export { telemetryEnv } from "./telemetry";
