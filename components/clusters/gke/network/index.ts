export type { GkeVpcArgs, NetworkArgs } from "./args";
export { checkNetwork } from "./check";
export { createNetwork, type Network, secondaryRanges } from "./network";
export { networkRanges, podBlockPrefix, podBlockSize, usableAddresses } from "./subnets";
