import type { SearchEngine } from "../../search-engine";

/**
 * Keeps traces in the embedded database Badger, on a volume of Jaeger's pod. Jaeger then has only one pod.
 *
 * @example
 * ```ts
 * const jaegerVolume: JaegerVolume = { kind: "badger", size: "50Gi" };
 * ```
 */
export interface JaegerVolume {
  readonly kind: "badger";
  /** Size of the volume. @default "20Gi" */
  readonly size?: string;
}

/**
 * Keeps traces in the memory of Jaeger's pod. The traces are lost when the pod stops. Allowed only in the tier `small`.
 *
 * @example
 * ```ts
 * const jaegerMemory: JaegerMemory = { kind: "memory", traces: 50000 };
 * ```
 */
export interface JaegerMemory {
  readonly kind: "memory";
  /** Maximum number of traces. Jaeger drops the oldest traces first. @default 10000 */
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
  /** Number of days for which Jaeger keeps traces. Not allowed for traces in memory. @default 7 */
  readonly retentionDays?: number;
  /** Memory of each Jaeger pod. At 80 % of this memory, Jaeger refuses traces, and collectors send them again later. @default "1Gi" */
  readonly memory?: string;
}
