import type { LogAgentOptions } from "../../log-agent";
import type { SearchEngine } from "../../search-engine";
import type { AzureMonitor } from "./azure-monitor";
import type { LokiServer } from "./loki-server";

/**
 * Options of Fluent Bit.
 *
 * @example
 * ```ts
 * fluentBit({
 *   destination: { kind: "opensearch", url: "https://search.example.com:9200", credentials: { key: "logs" } },
 *   memory: "512Mi",
 * });
 * ```
 */
export interface FluentBitOptions extends LogAgentOptions {
  /**
   * Destination of the lines: the log store of the cloud (`cloud`), the add-on `loki`, an existing Loki, an existing Elasticsearch or
   * OpenSearch (one index for each day), or a table of Azure Monitor. `cloud` is not possible on Azure and without a cloud.
   *
   * @form "cloud", "loki", { kind: loki, url } of a Loki, { kind, url, credentials } of an Elasticsearch or OpenSearch, or { kind: azure-monitor, endpoint, rule, table, … } @default "cloud"
   */
  readonly destination?: "cloud" | "loki" | LokiServer | SearchEngine | AzureMonitor;
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}
