export type { VerticalPodAutoscalerOptions } from "./options";
export { verticalPodAutoscaler } from "./vertical-pod-autoscaler";
