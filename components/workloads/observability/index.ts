export type {
  AlertRule,
  Alerts,
  Metrics,
  ObservabilityArgs,
  OutsideCollector,
  ScheduleAlerts,
  TelemetryArgs,
} from "./args";
export { checkObservability, checkRules } from "./check";
export { checkQuery } from "./check-query";
export { createObservability, createScheduleAlerts } from "./objects";
export { collectors, metricsPorts, type ObservabilityPlan, planObservability, servedMetrics, watchers } from "./plan";
export { telemetryEnv } from "./telemetry";
