export type { Call, ServingArgs, WorkloadArgs } from "./args";
export { calleesOf, checkCall } from "./calls";
export type { Connected } from "./flows";
export { createGroundwork, createPolicies } from "./objects";
export { planWorkload, type WorkloadPlan } from "./plan";
export { Workload } from "./workload";
