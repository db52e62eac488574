export { AksOutbound, type AksSubnetArgs, type AksVnetArgs, type NetworkArgs } from "./args";
export { checkNetwork } from "./check";
export { createNetwork, type Network } from "./network";
export { defaultPodCidr, defaultServiceCidr, nodePodPrefix, subnetRanges, usableAddresses } from "./subnets";
