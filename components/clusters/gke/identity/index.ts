export { checkPodIdentity } from "./check";
export { createPodIdentity } from "./identity";
