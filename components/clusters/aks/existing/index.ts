export type { ExistingAksClusterArgs, ExistingAksNetworkArgs } from "./args";
export { checkExistingAks } from "./check";
export { ExistingAksCluster } from "./cluster";
