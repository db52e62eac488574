export { type IdentityArgs, IdentityMechanism } from "./args";
export { checkPodIdentity } from "./check";
export { createPodIdentity, createTokenIssuer, type IdentitySource } from "./identity";
