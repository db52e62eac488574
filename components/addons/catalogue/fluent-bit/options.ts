import type { SearchEngine } from "../../search-engine";

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
export interface FluentBitOptions {
  /**
   * Where the lines are sent: to the `cloud`'s log store, to the add-on `loki`, or to an Elasticsearch or OpenSearch that exists, into an
   * index for each day. On Azure and without a cloud, the cloud's store is not possible.
   *
   * @form "cloud", "loki", or { kind, url, credentials } of an Elasticsearch or OpenSearch @default "cloud"
   */
  readonly destination?: "cloud" | "loki" | SearchEngine;
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}
