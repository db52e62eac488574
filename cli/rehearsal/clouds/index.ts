export type { RehearsedCloud } from "./rehearsed-cloud";
export { bareCluster, type SimulatedCloud, startSimulatedCloud } from "./simulated-cloud";
