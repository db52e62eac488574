export type { ExistingAksClusterArgs, ExistingAksNetworkArgs, ExistingAksStorageArgs } from "./args";
export { checkExistingAks } from "./check";
export { ExistingAksCluster } from "./cluster";
