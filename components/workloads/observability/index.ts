export type { AlertRule, Alerts, Metrics, ObservabilityArgs, TelemetryArgs } from "./args";
export { checkObservability } from "./check";
export { createObservability } from "./objects";
export { type ObservabilityPlan, collectors, metricsPorts, planObservability, watchers } from "./plan";
export { telemetryEnv } from "./telemetry";
