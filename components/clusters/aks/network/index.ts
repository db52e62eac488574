export {
  type AksHubArgs,
  AksOutbound,
  type AksSubnetArgs,
  type AksSubnetCidrsArgs,
  type AksVnetArgs,
  type NetworkArgs,
} from "./args";
export { checkNetwork } from "./check";
export { createNetwork, type Network } from "./network";
export { maxSubzoneLength } from "./private-zone";
export { defaultPodCidr, defaultServiceCidr, nodePodPrefix, subnetRanges, usableAddresses } from "./subnets";
export { checkPublicRegion } from "./zones";
