export type { GkeSubnetworksArgs, GkeVpcArgs, NetworkArgs } from "./args";
export { checkNetwork } from "./check";
export { createNetwork, type Network } from "./network";
export { networkRanges, podBlockPrefix, podBlockSize, usableAddresses } from "./subnets";
export { regions } from "./zones";
