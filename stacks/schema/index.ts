export type { AksClusterConfig } from "./aks-cluster";
export { hasCloudCertificates } from "./cloud-ingress";
export type { EksClusterConfig } from "./eks-cluster";
export type { ExistingClusterConfig } from "./existing-cluster";
export type { GkeClusterConfig } from "./gke-cluster";
export { applications, kubeconfigError, madeKinds, type StackConfig, secret as SECRET, stackSchema } from "./stack";
