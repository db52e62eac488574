export {
  type EksPeeringArgs,
  type EksSubnetCidrsArgs,
  type EksSubnetsArgs,
  type EksTransitGatewayArgs,
  type EksVpcArgs,
  NatGateways,
  type NetworkArgs,
} from "./args";
export { checkNetwork } from "./check";
export { checkPeering } from "./check-peering";
export { createNetwork, type Network } from "./network";
export { createSecurityGroup } from "./security-group";
export {
  defaultServiceCidr,
  ownSubnets,
  servicePrefixes,
  usableAddresses,
  type ZoneRanges,
  zoneRanges,
} from "./subnets";
export { regions } from "./zones";
