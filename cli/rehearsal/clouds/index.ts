export { SimulatedAccount } from "./account";
export { ProviderInstances } from "./instances";
export { missingCharts } from "./missing-charts";
export { Operations } from "./operations";
export type { ProviderSettings } from "./provider-settings";
export type { RehearsedCloud } from "./rehearsed-cloud";
export { cloudService } from "./service";
export { type BareCluster, bareCluster, type SimulatedCloud, startSimulatedCloud } from "./simulated-cloud";
