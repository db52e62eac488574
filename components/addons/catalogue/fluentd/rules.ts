import type { MonitoringRules } from "../../../capabilities";

/**
 * Alerts about lines that the store does not receive. Metrics: https://github.com/fluent/fluent-plugin-prometheus, in_prometheus_output_monitor.rb
 */
export const fluentdRules: MonitoringRules = {
  groups: [
    {
      name: "fluentd",
      rules: [
        alert(
          "LogDeliveriesFail",
          "sum by (pod) (rate(fluentd_output_status_num_errors[15m])) > 0",
          "Deliveries of a node's logs fail and are retried.",
          "The store does not answer {{ $labels.pod }}, or refuses its logs. Lines wait on the node for up to 24 hours.",
        ),
        alert(
          "LogBufferFills",
          "min by (pod) (fluentd_output_status_buffer_available_space_ratio) < 25",
          "The log queue of a node is filling up.",
          "{{ $labels.pod }} receives logs faster than the store accepts them. When the queue is full, lines wait in the containers' log files. Lines are lost when these files rotate.",
        ),
        alert(
          "LogLinesRefused",
          "sum by (pod) (rate(fluentd_refused_records_total[15m])) > 0",
          "Lines of a node are lost.",
          "The store refuses lines from {{ $labels.pod }}, for instance because the type of a field has changed.",
        ),
      ],
    },
  ],
};

function alert(name: string, expr: string, summary: string, description: string): Record<string, unknown> {
  return { alert: name, expr, for: "15m", labels: { severity: "warning" }, annotations: { summary, description } };
}
