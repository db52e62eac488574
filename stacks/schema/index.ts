export type { AksClusterConfig } from "./aks-cluster";
export { hasCloudCertificates } from "./cloud-ingress";
export type { EksClusterConfig } from "./eks-cluster";
export type { ExistingClusterConfig } from "./existing-cluster";
export type { GkeClusterConfig } from "./gke-cluster";
export { SECRET, type StackConfig, applications, kubeconfigError, madeKinds, stackSchema } from "./stack";
