export type {
  Autoscaling,
  MetricTarget,
  ObjectMetric,
  PodMetric,
  Scaling,
  ScalingPolicy,
  ScalingRules,
} from "./args";
export { checkScaling, type ScalingArgs } from "./check";
export { checkTriggers, onlyByUtilization } from "./check-triggers";
export { minReplicasOf } from "./horizontal-pod-autoscaler";
export {
  createAutoscalers,
  createTriggerAuthentication,
  createVerticalAutoscaler,
} from "./objects";
export { autoscalerNameOf, planScaling, type ScalingPlan } from "./plan";
export { planTriggers, type TriggersPlan } from "./plan-triggers";
export type { ScalerFacts, ScalerKey } from "./scaler-facts";
export type {
  CronTrigger,
  OtherTrigger,
  PrometheusTrigger,
  PubSubTrigger,
  ServiceBusTrigger,
  SqsTrigger,
  Trigger,
} from "./trigger-args";
export { kedaTriggers, triggerAnnotations } from "./triggers";
export type { VerticalAutoscaling, VerticalScalingArgs } from "./vertical-pod-autoscaler-args";
