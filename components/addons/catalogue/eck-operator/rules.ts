import type { MonitoringRules } from "../../../capabilities";

/**
 * Alerts about an operator that does not work. The operator exposes its own metrics and the metrics of controller-runtime:
 * https://github.com/elastic/cloud-on-k8s/blob/v3.5.0/pkg/utils/metrics/operator.go
 */
export const eckOperatorRules: MonitoringRules = {
  groups: [
    {
      name: "eck-operator",
      rules: [
        {
          alert: "ElasticOperatorNotServed",
          expr: 'kube_statefulset_status_replicas_ready{namespace="elastic-system", statefulset="elastic-operator"} == 0',
          for: "15m",
          labels: { severity: "warning" },
          annotations: {
            summary: "The ECK operator has no ready pod.",
            description:
              "Elasticsearch and Kibana keep running, but nothing applies their changes or renews their certificates.",
          },
        },
        {
          alert: "ElasticReconcileErrors",
          expr: 'sum by (controller) (rate(controller_runtime_reconcile_errors_total{namespace="elastic-system"}[15m])) > 0',
          for: "30m",
          labels: { severity: "warning" },
          annotations: {
            summary: "The ECK operator cannot apply a resource.",
            description:
              "The controller {{ $labels.controller }} has failed for half an hour. Read the operator's log, and run `kubectl get elastic -A`.",
          },
        },
      ],
    },
  ],
};
