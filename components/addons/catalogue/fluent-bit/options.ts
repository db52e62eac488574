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
   * Destination of the lines. `cloud` is the cloud's log store, and `loki` is the add-on loki. An object describes an existing Loki server, an
   * existing Elasticsearch or OpenSearch (one index for each day), or a table in Azure Monitor. `cloud` is not supported on Azure and on clusters
   * without a cloud.
   *
   * @form "cloud", "loki", { kind: loki, url } of a Loki, { kind, url, credentials } of an Elasticsearch or OpenSearch, or { kind: azure-monitor,
   * endpoint, rule, table, … } @default "cloud"
   */
  readonly destination?: "cloud" | "loki" | LokiServer | SearchEngine | AzureMonitor;
  /** Memory of the agent on each node. @default "256Mi" */
  readonly memory?: string;
}
