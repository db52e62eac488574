import type { MonitoringRules } from "../../../capabilities";

/**
 * Alerts about stuck rollouts. The label `namespace` is the controller's namespace, so `exported_namespace` is the namespace of the rollout. Phases:
 * https://github.com/argoproj/argo-rollouts/blob/v1.9.0/controller/metrics/rollouts.go
 */
export const argoRolloutsRules: MonitoringRules = {
  groups: [
    {
      name: "argo-rollouts",
      rules: [
        {
          alert: "RolloutsNotServed",
          expr: 'kube_deployment_status_replicas_available{namespace="argo-rollouts", deployment="argo-rollouts"} == 0',
          for: "10m",
          labels: { severity: "critical" },
          annotations: {
            summary: "Argo Rollouts has no ready pod.",
            description:
              "Pods of Rollouts keep running, but nothing replaces a lost ReplicaSet, releases a new version or takes the next step.",
          },
        },
        rolloutAlert("RolloutAborted", "Abort", "was aborted; the old version keeps serving"),
        rolloutAlert("RolloutStuck", "Timeout|Error", "makes no progress"),
        rolloutAlert("RolloutInvalid", "InvalidSpec", "has a mistake in its spec, so the controller ignores it"),
        {
          alert: "AnalysisErrors",
          expr: 'sum by (exported_namespace, name) (analysis_run_info{phase="Error"}) > 0',
          for: "5m",
          labels: { severity: "warning" },
          annotations: {
            summary: "An analysis could not get a measurement.",
            description:
              "The provider of {{ $labels.exported_namespace }}/{{ $labels.name }} did not answer. Run kubectl describe analysisrun.",
          },
        },
      ],
    },
  ],
};

function rolloutAlert(alert: string, phases: string, what: string): Record<string, unknown> {
  return {
    alert,
    expr: `sum by (exported_namespace, name) (rollout_info{phase=~"${phases}"}) > 0`,
    for: "5m",
    labels: { severity: "warning" },
    annotations: {
      summary: `A Rollout ${what}.`,
      description:
        "{{ $labels.exported_namespace }}/{{ $labels.name }}: run kubectl describe rollout, and look at the rollout's AnalysisRuns.",
    },
  };
}
