export {
  type AzureBackupStorage,
  type BackupStorage,
  backupStorage,
  type GcsBackupStorage,
  type S3BackupStorage,
} from "./backups";
export { type Capability, type Cardinality, type Key, meets, type Offer, offer } from "./capability";
export { type ArgoCd, type GroupKind, gitOps } from "./gitops";
export {
  type CloudLogging,
  type CloudWatchLogs,
  type ExternalMetrics,
  externalMetrics,
  type LogDestination,
  logDestination,
  type Monitoring,
  type MonitoringRules,
  monitoring,
  monitoringRules,
  type ResourceMetrics,
  resourceMetrics,
} from "./metrics";
export { type KarpenterResources, karpenterResources, type NodeAutoscaling, nodeAutoscaling } from "./nodes";
export {
  type CustomMetrics,
  customMetrics,
  type EventScaling,
  eventScaling,
  type VerticalScaling,
  verticalScaling,
} from "./scaling";
export { type SealedSecrets, type SecretStore, sealedSecrets, secretStores } from "./secrets";
export { type TelemetryCollector, telemetryCollector } from "./telemetry";
export {
  type CertificateIssuer,
  certificateIssuers,
  type DnsRecords,
  defaultGatewayClass,
  defaultIngressClass,
  dnsRecords,
  type GatewayApi,
  type GatewayClass,
  gatewayApi,
  type IngressClass,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  solversOf,
} from "./traffic";
