export { Architecture, NodeProfile } from "../profiles";
export { TaintEffect } from "../taint-effect";
export {
  type AksAccessArgs,
  AksAuthorization,
  type AksMemberArgs,
  type AksPrincipalArgs,
  PrincipalType,
} from "./access/args";
export {
  type AksClusterArgs,
  AksCni,
  type AksEndpointArgs,
  type AksMaintenanceArgs,
  AksOutbound,
  type AksStorageArgs,
  type AksSubnetArgs,
  AksTier,
  type AksVnetArgs,
  ReclaimPolicy,
} from "./args";
export { checkAks } from "./check";
export { AksCluster } from "./cluster";
export { type AksNodePoolArgs, type AksTaintArgs, OperatingSystem } from "./nodes/args";
export { type BuiltInRole, builtInRoles } from "./roles";
