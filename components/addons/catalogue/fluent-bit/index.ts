export type { AzureMonitor } from "./azure-monitor";
export { fluentBit } from "./fluent-bit";
export type { LokiServer } from "./loki-server";
export type { FluentBitOptions } from "./options";
