export { type IdentityArgs, IdentityMechanism } from "./args";
export { checkPodIdentity } from "./check";
export { createPodIdentity, type IdentitySource, identitySource, podIdentitySource } from "./identity";
