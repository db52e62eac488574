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
   * Where the lines are sent: to the `cloud`'s log store, to the add-on `loki`, to a Loki that exists, to an Elasticsearch or OpenSearch that
   * exists, into an index for each day, or to a table of Azure Monitor. On Azure and without a cloud, `cloud` is not possible.
   *
   * @form "cloud", "loki", { kind: loki, url } of a Loki, { kind, url, credentials } of an Elasticsearch or OpenSearch, or { kind: azure-monitor, endpoint, rule, table, … } @default "cloud"
   */
  readonly destination?: "cloud" | "loki" | LokiServer | SearchEngine | AzureMonitor;
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}
