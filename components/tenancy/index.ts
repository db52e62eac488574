export type { SecretStoreRef, WorkloadHome, WorkloadReference } from "./contract";
export { createRole } from "./access";
export type { TenantAccess, TenantRole, TenantRule } from "./access";
export type { Quota } from "./quota";
export { checkRules } from "./check-access";
export { Tenant, type TenantArgs } from "./tenant";
