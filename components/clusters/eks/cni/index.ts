export { type CniArgs, EksCni } from "./args";
export { checkCni } from "./check";
export { addressesPerNode, cniOf, hasVpcCni, maxPods, vpcCniValues } from "./cni";
export { createCni } from "./install";
