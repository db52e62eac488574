export { Architecture, NodeProfile } from "../profiles";
export { ReclaimPolicy } from "../reclaim-policy";
export { TaintEffect } from "../taint-effect";
export type { EksAccessArgs, EksMemberArgs, EksPrincipalArgs } from "./access/args";
export {
  type EksClusterArgs,
  EksCni,
  type EksEndpointArgs,
  type EksStorageArgs,
  type EksSubnetsArgs,
  type EksVpcArgs,
  IdentityMechanism,
  NatGateways,
  NodeAutoscaler,
} from "./args";
export { checkEks } from "./check";
export { EksCluster } from "./cluster";
export { keyPolicy } from "./keys";
export { type EksNodePoolArgs, type EksTaintArgs, OperatingSystem } from "./nodes/args";
