export type {
  ExistingEksClusterArgs,
  ExistingEksNetworkArgs,
  ExistingEksStorageArgs,
  ExistingKarpenterArgs,
} from "./args";
export { checkExistingEks } from "./check";
export { ExistingEksCluster } from "./cluster";
