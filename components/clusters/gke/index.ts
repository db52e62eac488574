import "./sdk";

export { Architecture, NodeProfile } from "../profiles";
export { ReclaimPolicy } from "../reclaim-policy";
export { ClassTier, type StorageClassArgs } from "../storage-class-args";
export { TaintEffect } from "../taint-effect";
export type { GkeAccessArgs, GkePrincipalArgs } from "./access";
export type { GkeClusterArgs } from "./args";
export type { GkeBackupCopyArgs, GkeBackupsArgs } from "./backups";
export { checkGke } from "./check";
export { GkeCluster } from "./cluster";
export { GkeCni } from "./cni";
export { ClusterDns, type GkeEndpointArgs, ReleaseChannel } from "./control-plane";
export {
  checkExistingGke,
  ExistingGkeCluster,
  type ExistingGkeClusterArgs,
  type ExistingGkeNetworkArgs,
  type ExistingGkeStorageArgs,
} from "./existing";
export { GkeGatewayClass } from "./gateway-classes";
export { WorkloadLogs } from "./logs";
export { type GkeMaintenanceArgs, type GkeMaintenanceExclusionArgs, MaintenanceScope, Weekday } from "./maintenance";
export type { GkeSubnetworksArgs, GkeVpcArgs } from "./network";
export type { GkeBlueGreenArgs, GkeNodePoolArgs, GkeTaintArgs } from "./nodes";
export type { GkeDataBucketArgs, GkeObjectStorageArgs } from "./object-storage";
export {
  type GkeClassArgs,
  type GkeDiskClassArgs,
  GkeDiskType,
  type GkeFileClassArgs,
  type GkeFilestoreVolumeArgs,
  type GkeStorageArgs,
} from "./storage";
