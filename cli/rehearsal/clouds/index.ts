export { bareCluster, type SimulatedCloud, startSimulatedCloud } from "./simulated-cloud";
