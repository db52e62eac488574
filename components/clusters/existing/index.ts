export type { ExistingClusterArgs } from "./args";
export { checkExistingCluster } from "./check";
export { checkConnection } from "./check-connection";
export { checkDescribedRanges } from "./check-ranges";
export { ExistingCluster } from "./cluster";
export { type ClusterDescription, DescribedCluster, madeClasses } from "./described-cluster";
export type { IdentityFacts } from "./identity";
export { checkDescribedClasses } from "./storage";
export type { DriverClassArgs, ExistingStorageArgs } from "./storage-args";
