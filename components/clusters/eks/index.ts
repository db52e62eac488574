import "./sdk";

export { Architecture, NodeProfile } from "../profiles";
export { ReclaimPolicy } from "../reclaim-policy";
export { ClassTier, type StorageClassArgs } from "../storage-class-args";
export { TaintEffect } from "../taint-effect";
export type { EksAccessArgs, EksIdentityProviderArgs, EksMemberArgs, EksPrincipalArgs } from "./access";
export type { EksClusterArgs } from "./args";
export type { EksBackupCopyArgs, EksBackupsArgs } from "./backups";
export { checkEks } from "./check";
export { EksCluster } from "./cluster";
export { EksCni } from "./cni";
export type { EksEndpointArgs } from "./control-plane";
export {
  checkExistingEks,
  ExistingEksCluster,
  type ExistingEksClusterArgs,
  type ExistingEksNetworkArgs,
  type ExistingEksStorageArgs,
  type ExistingKarpenterArgs,
} from "./existing";
export { IdentityMechanism } from "./identity";
export { keyPolicy } from "./keys";
export type { EksManagedAddonArgs } from "./managed-addons";
export {
  type EksPeeringArgs,
  type EksSubnetCidrsArgs,
  type EksSubnetsArgs,
  type EksTransitGatewayArgs,
  type EksVpcArgs,
  NatGateways,
} from "./network";
export {
  type EksNodePoolArgs,
  type EksScheduleArgs,
  type EksTaintArgs,
  NodeAutoscaler,
  OperatingSystem,
} from "./nodes";
export type { EksDataBucketArgs, EksObjectStorageArgs } from "./object-storage";
export {
  EbsVolumeType,
  type EksClassArgs,
  type EksDiskClassArgs,
  type EksFileClassArgs,
  type EksStorageArgs,
} from "./storage";
