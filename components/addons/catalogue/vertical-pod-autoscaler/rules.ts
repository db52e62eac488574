import type { MonitoringRules } from "../../../capabilities";

/** Alerts about a component that is down, because requests then no longer follow usage. */
export const verticalPodAutoscalerRules: MonitoringRules = {
  groups: [
    {
      name: "vertical-pod-autoscaler",
      rules: [
        {
          alert: "VerticalPodAutoscalerDoesNotRun",
          expr: 'kube_deployment_status_replicas_available{namespace="vertical-pod-autoscaler"} == 0',
          for: "15m",
          labels: { severity: "warning" },
          annotations: {
            summary: "A component of the VerticalPodAutoscaler has no ready pod.",
            description: "{{ $labels.deployment }} is down, so nothing adjusts the requests of new pods.",
          },
        },
      ],
    },
  ],
};
