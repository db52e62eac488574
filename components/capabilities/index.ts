export { type Capability, type Cardinality, type Key, type Offer, meets, offer } from "./capability";
export {
  type CertificateIssuer,
  type DnsRecords,
  type GatewayApi,
  type GatewayClass,
  type IngressClass,
  type LoadBalancers,
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  dnsRecords,
  gatewayApi,
  ingressClasses,
  loadBalancers,
  solversOf,
} from "./traffic";
export {
  type CloudLogging,
  type CloudWatchLogs,
  type ExternalMetrics,
  type LogDestination,
  type Monitoring,
  type ResourceMetrics,
  externalMetrics,
  logDestination,
  monitoring,
  resourceMetrics,
} from "./metrics";
export { type KarpenterResources, type NodeAutoscaling, karpenterResources, nodeAutoscaling } from "./nodes";
export { type SealedSecrets, type SecretStore, sealedSecrets, secretStores } from "./secrets";
export {
  type CustomMetrics,
  type EventScaling,
  type VerticalScaling,
  customMetrics,
  eventScaling,
  verticalScaling,
} from "./scaling";
export { type TelemetryCollector, telemetryCollector } from "./telemetry";
