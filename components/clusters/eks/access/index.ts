export { createAccess } from "./access";
export type { EksAccessArgs, EksMemberArgs, EksPrincipalArgs } from "./args";
export { checkCaller } from "./caller";
export { checkAccess } from "./check";
