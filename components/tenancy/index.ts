export type { TenantAccess, TenantRole, TenantRule } from "./access";
export { createRole } from "./access";
export { checkRules } from "./check-access";
export type { SecretStoreRef, WorkloadHome, WorkloadReference } from "./contract";
export type { Quota } from "./quota";
export { Tenant, type TenantArgs } from "./tenant";
