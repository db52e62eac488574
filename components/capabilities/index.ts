export { type BackupStorage, backupStorage, type GcsBackupStorage } from "./backups";
export { type Capability, type Cardinality, type Key, meets, type Offer, offer } from "./capability";
export { type ArgoCd, cascadeFinalizer, type GroupKind, gitOps, type HandOver } from "./gitops";
export {
  type CloudLogging,
  type CloudWatchLogs,
  type ExternalMetrics,
  externalMetrics,
  type LogDestination,
  logDestination,
  type MetricsReader,
  type Monitoring,
  type MonitoringRules,
  metricsReaders,
  monitoring,
  monitoringRules,
  type ResourceMetrics,
  resourceMetrics,
} from "./metrics";
export { type KarpenterResources, karpenterResources, type NodeAutoscaling, nodeAutoscaling } from "./nodes";
export {
  type AzureStorage,
  type GcsStorage,
  type ObjectStorage,
  objectStorage,
  type S3Storage,
} from "./object-storage";
export {
  type CustomMetrics,
  customMetrics,
  type EventScaling,
  eventScaling,
  type VerticalScaling,
  verticalScaling,
} from "./scaling";
export { type SealedSecrets, type SecretStore, type StoredSecret, sealedSecrets, secretStores } from "./secrets";
export {
  type DataSource,
  dataSources,
  type LogAgent,
  type LogWriter,
  logAgent,
  logStore,
  logWriters,
  type ObservabilityStore,
  type TelemetryCollector,
  type TelemetrySignal,
  telemetryCollector,
  traceStore,
} from "./telemetry";
export {
  type CertificateIssuer,
  type CertificateManager,
  certificateIssuers,
  certificateManager,
  challengeLabels,
  type DnsRecords,
  defaultGatewayClass,
  defaultIngressClass,
  dnsRecords,
  type GatewayApi,
  type GatewayClass,
  gatewayApi,
  gatewayClasses,
  gatewayClassLabel,
  type IngressClass,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  solversOf,
} from "./traffic";
export { type VolumeSnapshots, volumeSnapshots } from "./volumes";
