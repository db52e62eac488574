export type { ExistingEksClusterArgs, ExistingEksNetworkArgs, ExistingKarpenterArgs } from "./args";
export { checkExistingEks } from "./check";
export { ExistingEksCluster } from "./cluster";
