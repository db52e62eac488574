export { agentPool } from "./agent-pool";
export { clusterCredentials } from "./credentials";
export { maintenanceConfiguration } from "./maintenance-configuration";
export { managedCluster } from "./managed-cluster";
export { propagationMilliseconds } from "./managed-cluster-identities";
