export type { WorkloadHome, WorkloadReference } from "./contract";
export type { TenantAccess, TenantRole, TenantRule } from "./access";
export type { Quota } from "./quota";
export { Tenant, type TenantArgs } from "./tenant";
