export type {
  ArgoApplicationArgs,
  ArgoApplicationParts,
  ArgoApplicationSetArgs,
  ArgoDeliveryArgs,
  ArgoEnvironment,
} from "./application-args";
export { ArgoApplication } from "./argo-application";
export { ArgoApplicationSet } from "./argo-application-set";
export { ArgoProject } from "./argo-project";
export type { PodFlows } from "./flows";
export type {
  ArgoAccess,
  ArgoClusterKind,
  ArgoDestination,
  ArgoPolicy,
  ArgoProjectArgs,
  ArgoRole,
  ArgoSyncWindow,
} from "./project-args";
export type { ArgoRepository, ArgoRepositoryCredentials } from "./repositories";
export type { ArgoDirectory, ArgoHelm, ArgoKustomize, ArgoPatch, ArgoSource } from "./sources";
export type {
  ArgoAutomation,
  ArgoIgnoredDifference,
  ArgoRetry,
  ArgoSyncOptions,
  ArgoSyncPolicy,
} from "./sync-policy";
