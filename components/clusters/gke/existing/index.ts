export type { ExistingGkeClusterArgs, ExistingGkeNetworkArgs, ExistingGkeStorageArgs } from "./args";
export { checkExistingGke } from "./check";
export { ExistingGkeCluster } from "./cluster";
