export { aadProfile, createAccess, createDeployerAccess } from "./access";
export { type AksAccessArgs, AksAuthorization, type AksMemberArgs, type AksPrincipalArgs } from "./args";
export { checkAccess } from "./check";
