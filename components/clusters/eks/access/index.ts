export { createAccess } from "./access";
export type { EksAccessArgs, EksIdentityProviderArgs, EksMemberArgs, EksPrincipalArgs } from "./args";
export { checkCaller } from "./caller";
export { checkAccess } from "./check";
export { createIdentityProvider } from "./identity-provider";
