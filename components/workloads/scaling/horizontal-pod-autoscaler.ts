import type { types } from "@pulumi/kubernetes";
import type { Autoscaling, MetricTarget, ScalingRules } from "./args";

type Spec = types.input.autoscaling.v2.HorizontalPodAutoscalerSpec;
type Metric = types.input.autoscaling.v2.MetricSpec;

/** Kinds of workloads whose number of pods can follow the load. */
export type ScalableKind = "Deployment" | "StatefulSet";

/** Returns the smallest number of pods. */
export function minReplicasOf({ minReplicas, maxReplicas }: Autoscaling, tierReplicas: number): number {
  return minReplicas ?? Math.min(maxReplicas, Math.max(2, tierReplicas));
}

/** Returns the targets in percent of the requests. If there is no other target, CPU has the default target. */
export function utilizationsOf(autoscaling: Autoscaling): { readonly cpu?: number; readonly memory?: number } {
  const {
    cpuUtilization,
    memoryUtilization: memory,
    podMetrics,
    objectMetrics,
    externalMetrics,
    triggers,
  } = autoscaling;
  const others = [podMetrics, objectMetrics, externalMetrics, triggers].flatMap((given) => Object.keys(given ?? {}));
  const cpu = cpuUtilization ?? (memory === undefined && others.length === 0 ? 70 : undefined);
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}

/** Renders the spec of a HorizontalPodAutoscaler. */
export function autoscalerSpec(
  kind: ScalableKind,
  workloadName: string,
  { autoscaling, minReplicas }: { readonly autoscaling: Autoscaling; readonly minReplicas: number },
): Spec {
  return {
    scaleTargetRef: { apiVersion: "apps/v1", kind, name: workloadName },
    minReplicas,
    maxReplicas: autoscaling.maxReplicas,
    metrics: metricsOf(autoscaling),
    behavior: behaviorOf(autoscaling),
  };
}

function metricsOf(autoscaling: Autoscaling): Metric[] {
  const { podMetrics = {}, objectMetrics = {}, externalMetrics = {} } = autoscaling;
  const utilizations = Object.entries(utilizationsOf(autoscaling)).map(([name, averageUtilization]) => ({
    type: "Resource",
    resource: { name, target: { type: "Utilization", averageUtilization } },
  }));
  const ofPods = Object.entries(podMetrics).map(([name, metric]) => ({
    type: "Pods",
    pods: { metric: identifier(name, metric), target: targetOf(metric) },
  }));
  const ofObjects = Object.entries(objectMetrics).map(([name, metric]) => ({
    type: "Object",
    object: {
      describedObject: metric.describedObject,
      metric: identifier(name, metric),
      target: targetOf(metric),
    },
  }));
  const fromOutside = Object.entries(externalMetrics).map(([name, metric]) => ({
    type: "External",
    external: { metric: identifier(name, metric), target: targetOf(metric) },
  }));
  return [...utilizations, ...ofPods, ...ofObjects, ...fromOutside];
}

function identifier(name: string, { matchLabels }: Pick<MetricTarget, "matchLabels">) {
  return { name, ...(matchLabels !== undefined && { selector: { matchLabels } }) };
}

function targetOf({ averageValue, value }: MetricTarget): types.input.autoscaling.v2.MetricTarget {
  return averageValue === undefined ? { type: "Value", value } : { type: "AverageValue", averageValue };
}

/** Renders the speed of scaling. By default, it scales up at once. It scales down after five minutes, by at most half every minute. */
export function behaviorOf({
  scaleUp,
  scaleDown,
}: Pick<Autoscaling, "scaleUp" | "scaleDown">): types.input.autoscaling.v2.HorizontalPodAutoscalerBehavior {
  return {
    scaleUp: rulesOf(scaleUp, 0, { type: "Percent", value: 100, periodSeconds: 30 }),
    scaleDown: rulesOf(scaleDown, 300, { type: "Percent", value: 50, periodSeconds: 60 }),
  };
}

function rulesOf(
  given: ScalingRules = {},
  window: number,
  usual: types.input.autoscaling.v2.HPAScalingPolicy,
): types.input.autoscaling.v2.HPAScalingRules {
  const { stabilizationWindowSeconds = window, selectPolicy, policies } = given;
  return {
    stabilizationWindowSeconds,
    ...(selectPolicy !== undefined && { selectPolicy }),
    policies: policies === undefined ? [usual] : [...policies],
  };
}
