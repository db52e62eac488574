import "./sdk";

export { Architecture, NodeProfile } from "../profiles";
export { ReclaimPolicy } from "../reclaim-policy";
export { ClassTier, type StorageClassArgs } from "../storage-class-args";
export { TaintEffect } from "../taint-effect";
export { type AksAccessArgs, AksAuthorization, type AksMemberArgs, type AksPrincipalArgs } from "./access";
export type { AksClusterArgs } from "./args";
export type { AksBackupsArgs } from "./backups";
export { checkAks } from "./check";
export { AksCluster } from "./cluster";
export { AksCni } from "./cni";
export { type AksEndpointArgs, AksTier } from "./control-plane";
export {
  checkExistingAks,
  ExistingAksCluster,
  type ExistingAksClusterArgs,
  type ExistingAksNetworkArgs,
  type ExistingAksStorageArgs,
} from "./existing";
export type { AksMaintenanceArgs } from "./maintenance";
export { type AksHubArgs, AksOutbound, type AksSubnetArgs, type AksSubnetCidrsArgs, type AksVnetArgs } from "./network";
export { type AksNodePoolArgs, type AksTaintArgs, OperatingSystem } from "./nodes";
export type { AksObjectStorageArgs } from "./object-storage";
export { type BuiltInRole, builtInRoles, PrincipalType } from "./roles";
export {
  type AksClassArgs,
  type AksDiskClassArgs,
  AksDiskSku,
  type AksFileClassArgs,
  type AksStorageArgs,
} from "./storage";
