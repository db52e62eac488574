export { checkAgreement } from "./agreement";
export type { AksClusterConfig } from "./aks-cluster";
export { hasCloudCertificates } from "./cloud-ingress";
export { type ClusterConfig, clusterKinds, clusterSchema } from "./cluster";
export type { EksClusterConfig } from "./eks-cluster";
export type { ExistingClusterConfig } from "./existing-cluster";
export type { GkeClusterConfig } from "./gke-cluster";
export { applications, type StackConfig, stackSchema } from "./stack";
