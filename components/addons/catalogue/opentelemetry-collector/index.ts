export { opentelemetryCollector } from "./opentelemetry-collector";
export type {
  AzureMonitorExporter,
  CloudTraceExporter,
  OpentelemetryCollectorOptions,
  OtlpExporter,
  StoreExporter,
  TelemetryExporter,
  XrayExporter,
} from "./options";
