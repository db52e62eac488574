export { AksCni, type CniArgs } from "./args";
export { checkCni } from "./check";
export { cniOf, cniProfile, enforcers, maxPods } from "./cni";
export { createCni } from "./install";
