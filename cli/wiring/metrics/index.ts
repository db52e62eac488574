import exporters from "./exporters.json";

/** A source of metrics, and the names of all metrics with its prefixes. */
export interface Exporter {
  /** For instance `kube-state-metrics`. */
  readonly exporter: string;
  /** A part of its image's name. @default every cluster has it */
  readonly image?: string;
  readonly prefixes: readonly string[];
  /** Longer prefixes, whose metrics belong to other exporters. */
  readonly exceptions: readonly string[];
  /** Its documents or source. */
  readonly source: string;
  /** The date of the source. */
  readonly of: string;
  readonly metrics: readonly string[];
}

/**
 * Returns the exporter that serves the metrics with a name's prefix; undefined if no facts name one, or if a rule records the metric: by
 * convention, only these names have a colon. https://prometheus.io/docs/practices/rules/
 */
export function exporterOf(metric: string): Exporter | undefined {
  const known: readonly Exporter[] = metric.includes(":") ? [] : exporters;
  return known.find(
    ({ exceptions, prefixes }) =>
      prefixes.some((prefix) => metric.startsWith(prefix)) && !exceptions.some((prefix) => metric.startsWith(prefix)),
  );
}

/** Reports whether an exporter serves a metric. Histograms and summaries have series under names with an ending. */
export function serves({ metrics }: Exporter, metric: string): boolean {
  return metrics.includes(metric) || metrics.includes(metric.replace(/_(bucket|count|sum)$/, ""));
}
