export { createAccess } from "./access";
export type { GkeAccessArgs, GkePrincipalArgs } from "./args";
export { checkAccess } from "./check";
