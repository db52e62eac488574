export type { ExistingGkeClusterArgs, ExistingGkeNetworkArgs } from "./args";
export { checkExistingGke } from "./check";
export { ExistingGkeCluster } from "./cluster";
