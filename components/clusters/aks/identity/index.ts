export { checkPodIdentity } from "./check";
export { createPodIdentity } from "./identity";
export { issuerOf } from "./issuer";
