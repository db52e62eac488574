export { type EksSubnetsArgs, type EksVpcArgs, NatGateways, type NetworkArgs } from "./args";
export { checkNetwork } from "./check";
export { createNetwork, type Network } from "./network";
export { createSecurityGroup } from "./security-group";
export { allocateSubnets, defaultServiceCidr, usableAddresses, zoneRanges } from "./subnets";
