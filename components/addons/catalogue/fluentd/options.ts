import type { LogAgentOptions } from "../../log-agent";
import type { SearchEngine } from "../../search-engine";
import type { KafkaCluster } from "./kafka";

/**
 * Options of Fluentd.
 *
 * @example
 * ```ts
 * fluentd({
 *   destination: { kind: "kafka", brokers: ["kafka-0.example.com:9094"], topic: "logs", credentials: { key: "kafka-logs" } },
 *   stackTraces: ["java"],
 * });
 * ```
 */
export interface FluentdOptions extends LogAgentOptions {
  /**
   * Destination of the lines: a topic of an existing Kafka cluster, or an existing Elasticsearch (8 or 9) or OpenSearch. Elasticsearch and OpenSearch
   * get one index for each day.
   */
  readonly destination: KafkaCluster | SearchEngine;
  /** Memory of the agent on each node. @default "512Mi" */
  readonly memory?: string;
}
