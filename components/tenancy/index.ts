export { createRole, type TenantAccess, type TenantRole } from "./access";
export type { TenantArgs } from "./args";
export { checkTenant } from "./check";
export { checkRules } from "./check-access";
export type { SecretStoreRef, ServedPort, WorkloadHome, WorkloadReference } from "./contract";
export { type Amounts, checkTogether, type Demand, quotaOption } from "./demand";
export type { Quota } from "./quota";
export type { TenantRule } from "./rule";
export { Tenant } from "./tenant";
