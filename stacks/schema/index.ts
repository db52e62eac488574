export { checkAgreement } from "./agreement";
export { hasCloudCertificates } from "./cloud-ingress";
export { type ClusterConfig, clusterInterface, kindOf } from "./cluster";
export type {
  AksClusterConfig,
  EksClusterConfig,
  ExistingClusterConfig,
  GkeClusterConfig,
} from "./cluster-config";
export type { ComponentKeys, TenantConfig } from "./component-keys";
export { usualIssuer } from "./issuers";
export { type StackConfig, stackSchema } from "./stack";
