export type { WorkloadHome, WorkloadReference } from "./contract";
export type { Quota } from "./quota";
export { Tenant, type TenantArgs } from "./tenant";
