export { checkExistingCluster } from "./check";
export { checkConnection } from "./check-connection";
export { checkDescribedRanges } from "./check-ranges";
export { ExistingCluster, type ExistingClusterArgs } from "./cluster";
export { type ClusterDescription, DescribedCluster } from "./described-cluster";
export type { IdentityFacts } from "./identity";
