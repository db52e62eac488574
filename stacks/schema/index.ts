export type { EksClusterConfig } from "./eks-cluster";
export type { ExistingClusterConfig } from "./existing-cluster";
export { SECRET, type StackConfig, kubeconfigError, madeKinds, stackSchema } from "./stack";
