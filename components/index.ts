export {
  type Addon,
  type AddonContext,
  type AddonDefinition,
  type AddonFactory,
  type AddonEnvironment,
  type AddonFacts,
  type AddonOffer,
  type AddonOverrides,
  type AddonScope,
  type BoundAddon,
  type CatalogueEntry,
  type CertManagerOptions,
  type CrdKind,
  type Crds,
  type CustomResourceManifest,
  type Lookup,
  type MetricsServerOptions,
  type Need,
  type Provision,
  type StepName,
  type TraefikOptions,
  catalogue,
  certManager,
  defineAddon,
  metricsServer,
  provideMany,
  provideOne,
  traefik,
} from "./addons";
export {
  type Capability,
  type Cardinality,
  type CertificateIssuer,
  type IngressClass,
  type Key,
  type Offer,
  type ResourceMetrics,
  certificateIssuers,
  defaultIngressClass,
  offer,
  resourceMetrics,
} from "./capabilities";
export { type Chart, ChartRelease, type ChartReleaseArgs, type ChartSource, type ChartValues } from "./charts";
export type {
  ApiServerSource,
  AwsPermission,
  Cloud,
  CloudPermissions,
  Cluster,
  ClusterNetwork,
  Cni,
  NodePool,
  Origin,
  PodIdentity,
  PodIdentityRequest,
  StorageClasses,
} from "./clusters/contract";
export { ExistingCluster, type ExistingClusterArgs, type IdentityFacts } from "./clusters/existing";
export type { Flows, Labels, Peer, PodPeer } from "./network";
export { type Found, Platform, type PlatformArgs } from "./platform";
export type { PodSecurityLevel } from "./pod-security";
export type { Problem } from "./problems";
export { type Quota, Tenant, type TenantArgs, type WorkloadHome, type WorkloadReference } from "./tenancy";
export { type Tier, type TierFacts, tierFacts, tierNames } from "./tier";
export {
  type Autoscaling,
  Deployment,
  type DeploymentArgs,
  type DisruptionBudget,
  type EmptyDir,
  type Exposure,
  type Port,
  type Probe,
  type Resources,
  type Scaling,
  type WorkloadArgs,
} from "./workloads";
