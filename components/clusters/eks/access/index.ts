export { createAccess } from "./access";
export type { EksAccessArgs, EksMemberArgs, EksPrincipalArgs } from "./args";
export { checkAccess } from "./check";
