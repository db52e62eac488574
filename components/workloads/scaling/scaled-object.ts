import type { Autoscaling } from "./args";
import { behaviorOf, type ScalableKind, utilizationsOf } from "./horizontal-pod-autoscaler";
import { type KedaTrigger, kedaTriggers, type TriggerContext } from "./triggers";

/** Renders the spec of a ScaledObject: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export function scaledObjectSpec(
  kind: ScalableKind,
  workloadName: string,
  { autoscaling, minReplicas }: { readonly autoscaling: Autoscaling; readonly minReplicas: number },
  context: TriggerContext,
): Record<string, unknown> {
  const { triggers = {}, pollingInterval = 30, cooldownPeriod = 300 } = autoscaling;
  return {
    scaleTargetRef: { apiVersion: "apps/v1", kind, name: workloadName },
    minReplicaCount: minReplicas,
    maxReplicaCount: autoscaling.maxReplicas,
    pollingInterval,
    cooldownPeriod,
    advanced: { horizontalPodAutoscalerConfig: { behavior: behaviorOf(autoscaling) } },
    triggers: [...utilizationTriggers(autoscaling), ...kedaTriggers(triggers, context)],
  };
}

function utilizationTriggers(autoscaling: Autoscaling): KedaTrigger[] {
  return Object.entries(utilizationsOf(autoscaling)).map(([name, percent]) => ({
    type: name,
    name,
    metricType: "Utilization",
    metadata: { value: String(percent) },
  }));
}
