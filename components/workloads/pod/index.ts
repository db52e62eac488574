export type { PodArgs } from "./args";
export { type CheckablePod, checkPod } from "./check";
export { checkReachable, checkZone } from "./check-reachable-nodes";
export type {
  ContainerArgs,
  EnvReference,
  EnvSource,
  InitContainerArgs,
  KeyReference,
  MoreContainerArgs,
  Probe,
  ResourceAmounts,
  Resources,
} from "./container-args";
export { podTemplate } from "./objects";
export type { PodPlan } from "./plan";
export { probesOf } from "./probes";
export { type CountedPod, podRequests } from "./requests";
export { checkMayRunOn, checkNodeSelector, checkRunOn, servingSpread } from "./scheduling";
export type { SchedulingArgs, Spread, SpreadRule } from "./scheduling-args";
