export { Architecture, NodeProfile } from "../profiles";
export { ReclaimPolicy } from "../reclaim-policy";
export { TaintEffect } from "../taint-effect";
export type { GkeAccessArgs, GkePrincipalArgs } from "./access/args";
export {
  ClusterDns,
  type GkeClusterArgs,
  GkeCni,
  type GkeEndpointArgs,
  GkeGatewayClass,
  type GkeMaintenanceArgs,
  type GkeMaintenanceExclusionArgs,
  type GkeStorageArgs,
  type GkeVpcArgs,
  MaintenanceScope,
  ReleaseChannel,
  Weekday,
  WorkloadLogs,
} from "./args";
export { checkGke } from "./check";
export { GkeCluster } from "./cluster";
export type { GkeNodePoolArgs, GkeTaintArgs } from "./nodes/args";
