import type { MonitoringRules } from "../../../capabilities";

/** Alerts about requests that no longer follow usage. */
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
            summary: "A part of the VerticalPodAutoscaler has no ready pod.",
            description:
              "{{ $labels.deployment }}: new pods start with the requests of their workloads, as if nothing adjusted them.",
          },
        },
      ],
    },
  ],
};
