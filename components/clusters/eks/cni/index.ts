export { type CniArgs, EksCni } from "./args";
export { checkCni } from "./check";
export { addressesPerNode, cniOf, hasVpcCni, maxPods } from "./cni";
export { createCni } from "./install";
export { customNetworkValues, vpcCniValues } from "./vpc-cni";
