import type { MonitoringRules } from "../../../capabilities";

/** Alerts about Kyverno: Kyverno does not respond, Kyverno responds late, or objects violate a policy with the action Audit. */
export const kyvernoRules: MonitoringRules = {
  groups: [
    {
      name: "kyverno",
      rules: [
        {
          alert: "KyvernoDoesNotAnswer",
          expr: 'kube_deployment_status_replicas_available{namespace="kyverno", deployment="kyverno-admission-controller"} == 0',
          for: "5m",
          labels: { severity: "critical" },
          annotations: {
            summary: "Kyverno's admission controller has no ready pod.",
            description: "With failurePolicy Fail, tenants cannot create or change pods and Services.",
          },
        },
        {
          alert: "KyvernoAnswersLate",
          expr: "histogram_quantile(0.99, sum by (le) (rate(kyverno_admission_review_duration_seconds_bucket[5m]))) > 5",
          for: "10m",
          labels: { severity: "warning" },
          annotations: {
            summary: "More than 1 % of Kyverno's responses take longer than 5 seconds.",
            description: "After 10 seconds, the API server treats Kyverno as down.",
          },
        },
        {
          alert: "KyvernoPolicyBroken",
          expr: 'sum by (policy_name, resource_kind) (increase(kyverno_validating_policy_results_total{result="fail", execution_cause="admission_request"}[1h])) > 0',
          for: "5m",
          labels: { severity: "info" },
          annotations: {
            summary: "Objects violate a policy.",
            description:
              "{{ $labels.policy_name }} failed for {{ $value }} requests in the last hour ({{ $labels.resource_kind }}). Run kubectl get policyreports -A.",
          },
        },
      ],
    },
  ],
};
