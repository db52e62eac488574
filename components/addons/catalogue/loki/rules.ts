import type { MonitoringRules } from "../../../capabilities";

/** Alerts about lines that Loki refuses or loses, and about old lines that it does not delete. */
export const lokiRules: MonitoringRules = {
  groups: [
    {
      name: "loki",
      rules: [
        rule(
          "LogsDiscarded",
          "loki_discarded_samples_total[30m]",
          "Loki refuses lines: {{ $labels.reason }}.",
          "reason",
        ),
        rule(
          "LogsNotStored",
          "loki_ingester_chunks_flush_failures_total[30m]",
          "Loki cannot write lines to its storage.",
        ),
        rule(
          "LogRequestsFail",
          'loki_request_duration_seconds_count{status_code=~"5.."}[30m]',
          "Loki answers requests with errors: {{ $labels.route }}.",
          "route",
        ),
        rule("LokiPanics", "loki_panic_total[30m]", "Loki panics.", "pod"),
        {
          alert: "LogRetentionFails",
          expr: 'sum(increase(loki_compactor_apply_retention_operation_total{status="failure"}[3h])) > 0',
          labels: { severity: "warning" },
          annotations: {
            summary: "Loki does not delete old lines.",
            description: "Loki's storage grows. Read the log of the pods in the namespace loki.",
          },
        },
      ],
    },
  ],
};

function rule(alert: string, series: string, summary: string, by = "namespace"): Record<string, unknown> {
  return {
    alert,
    expr: `sum by (${by}) (increase(${series})) > 10`,
    for: "15m",
    labels: { severity: "warning" },
    annotations: { summary, description: "Read the log of the pods in the namespace loki." },
  };
}
