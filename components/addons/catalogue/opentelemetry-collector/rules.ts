import type { MonitoringRules } from "../../../capabilities";

/** Alerts about telemetry that the collector refuses or loses. */
export const collectorRules: MonitoringRules = {
  groups: [
    {
      name: "opentelemetry-collector",
      rules: [
        lossOf(
          "TelemetryRefused",
          "otelcol_receiver_refused",
          "The collector refuses telemetry.",
          "{{ $labels.pod }} refuses telemetry from workloads, because it has too little memory or its exporters are too slow.",
        ),
        lossOf(
          "TelemetryLost",
          "otelcol_exporter_send_failed",
          "Telemetry is lost.",
          "The exporter {{ $labels.exporter }} of {{ $labels.pod }} dropped some telemetry. Read the pod's log.",
        ),
        lossOf(
          "TelemetryQueueFull",
          "otelcol_exporter_enqueue_failed",
          "Telemetry is lost, because a queue is full.",
          "The exporter {{ $labels.exporter }} of {{ $labels.pod }} cannot keep up with the workloads.",
        ),
      ],
    },
  ],
};

function lossOf(alert: string, metric: string, summary: string, description: string): Record<string, unknown> {
  const rates = ["spans", "metric_points", "log_records"].map(
    (unit) => `sum by (pod, receiver, exporter) (rate(${metric}_${unit}_total[10m])) > 0`,
  );
  return {
    alert,
    expr: rates.join(" or "),
    for: "15m",
    labels: { severity: "warning" },
    annotations: { summary, description },
  };
}
