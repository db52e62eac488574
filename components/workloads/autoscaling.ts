import type { types } from "@pulumi/kubernetes";
import type { TierFacts } from "../tier";
import type { Autoscaling } from "./options";

/** Renders the spec of a HorizontalPodAutoscaler over a Deployment. */
export function autoscalerSpec(
  workloadName: string,
  autoscaling: Autoscaling,
  tier: TierFacts | undefined,
): types.input.autoscaling.v2.HorizontalPodAutoscalerSpec {
  const { maxReplicas, memoryUtilization } = autoscaling;
  const cpu = autoscaling.cpuUtilization ?? (memoryUtilization === undefined ? 70 : undefined);
  return {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: workloadName },
    minReplicas: autoscaling.minReplicas ?? Math.min(maxReplicas, Math.max(2, tier?.replicas ?? 2)),
    maxReplicas,
    metrics: [
      ...(cpu === undefined ? [] : [utilization("cpu", cpu)]),
      ...(memoryUtilization === undefined ? [] : [utilization("memory", memoryUtilization)]),
    ],
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: "Percent", value: 100, periodSeconds: 30 }] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: "Percent", value: 50, periodSeconds: 60 }] },
    },
  };
}

function utilization(name: string, averageUtilization: number): types.input.autoscaling.v2.MetricSpec {
  return { type: "Resource", resource: { name, target: { type: "Utilization", averageUtilization } } };
}
