import type { MonitoringRules } from "../../../capabilities";

/** Alerts about traces that Tempo loses, and about old traces that it does not merge or delete. */
export const tempoRules: MonitoringRules = {
  groups: [
    {
      name: "tempo",
      rules: [
        rule(
          "TracesDiscarded",
          "tempo_discarded_spans_total",
          "Tempo discards traces: {{ $labels.reason }}.",
          "reason",
        ),
        rule("TracesNotStored", "tempo_ingester_failed_flushes_total", "Tempo cannot write traces to its storage."),
        rule(
          "TraceListStale",
          "tempodb_blocklist_poll_errors_total",
          "Tempo cannot list the traces in its storage. Searches miss some traces.",
        ),
        rule("TraceCompactionFails", "tempodb_compaction_errors_total", "Tempo cannot merge or delete old traces."),
      ],
    },
  ],
};

function rule(alert: string, counter: string, summary: string, by = "namespace"): Record<string, unknown> {
  return {
    alert,
    expr: `sum by (${by}) (increase(${counter}[1h])) > 2`,
    for: "15m",
    labels: { severity: "warning" },
    annotations: { summary, description: "Read the log of the pod tempo-0 in the namespace tempo." },
  };
}
