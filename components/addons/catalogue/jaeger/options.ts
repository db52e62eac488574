import type { SearchEngine } from "../../search-engine";

/**
 * Keeps traces in the embedded database Badger, on a volume of the Jaeger pod. Jaeger then runs as one pod.
 *
 * @example
 * ```ts
 * const jaegerVolume: JaegerVolume = { kind: "badger", size: "50Gi" };
 * ```
 */
export interface JaegerVolume {
  readonly kind: "badger";
  /** @default "20Gi" */
  readonly size?: string;
}

/**
 * Keeps traces in the pod's memory. They are lost when the pod ends. Only in the tier `small`.
 *
 * @example
 * ```ts
 * const jaegerMemory: JaegerMemory = { kind: "memory", traces: 50000 };
 * ```
 */
export interface JaegerMemory {
  readonly kind: "memory";
  /** Number of traces to keep; Jaeger drops the oldest traces first. @default 10000 */
  readonly traces?: number;
}

/**
 * Options of Jaeger.
 *
 * @example
 * ```ts
 * jaeger({
 *   retentionDays: 14,
 *   storage: { kind: "opensearch", url: "https://search.example.com:9200", credentials: { key: "jaeger" } },
 * });
 * ```
 */
export interface JaegerOptions {
  /** Storage of the traces. @default `{ kind: "badger" }` */
  readonly storage?: JaegerVolume | SearchEngine | JaegerMemory;
  /** Days for which traces are kept. Does not apply to traces in memory. @default 7 */
  readonly retentionDays?: number;
  /** Memory of each pod. At 80 % of this memory, Jaeger asks collectors to wait and to send again later. @default "1Gi" */
  readonly memory?: string;
}
