export type { Call, ServingArgs, WorkloadArgs } from "./args";
export { createGroundwork } from "./objects";
export { planWorkload, type WorkloadPlan } from "./plan";
export { Workload } from "./workload";
