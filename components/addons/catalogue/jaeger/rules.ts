import type { MonitoringRules } from "../../../capabilities";

/** Alerts about traces that Jaeger refuses, cannot store or cannot read. */
export const jaegerRules: MonitoringRules = {
  groups: [
    {
      name: "jaeger",
      rules: [
        rule(
          "JaegerDoesNotRun",
          'kube_deployment_status_replicas_available{namespace="jaeger", deployment="jaeger"} == 0',
          "Jaeger has no ready pod. Collectors keep traces for some minutes.",
        ),
        counted(
          "JaegerRefusesTraces",
          "otelcol_receiver_refused_spans_total",
          "Jaeger refuses traces, because it lacks memory.",
        ),
        counted(
          "JaegerDoesNotStore",
          "otelcol_exporter_send_failed_spans_total",
          "Jaeger cannot write traces to its storage.",
        ),
        rule(
          "JaegerDoesNotRead",
          'sum by (operation) (increase(jaeger_storage_requests_total{namespace="jaeger", result="err"}[1h])) > 2',
          "Jaeger cannot read its storage: {{ $labels.operation }}.",
        ),
      ],
    },
  ],
};

function counted(alert: string, counter: string, summary: string): Record<string, unknown> {
  return rule(alert, `sum by (namespace) (increase(${counter}{namespace="jaeger"}[1h])) > 2`, summary);
}

function rule(alert: string, expr: string, summary: string): Record<string, unknown> {
  return {
    alert,
    expr,
    for: "15m",
    labels: { severity: "warning" },
    annotations: { summary, description: "Read the log of the Deployment jaeger in the namespace jaeger." },
  };
}
