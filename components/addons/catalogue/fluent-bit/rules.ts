/** The alert about logs that Fluent Bit could not deliver and dropped. */
export const logsLost = {
  alert: "LogsLost",
  expr: "sum by (pod) (rate(fluentbit_output_retries_failed_total[15m])) > 0",
  for: "15m",
  labels: { severity: "warning" },
  annotations: {
    summary: "Logs of a node are lost.",
    description: "The log store refuses logs from {{ $labels.pod }}, and the pod has dropped some of them.",
  },
};
