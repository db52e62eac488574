export { ExistingCluster, type ExistingClusterArgs } from "./cluster";
export type { IdentityFacts } from "./identity";
