export { standInVersion, startKubernetesProvider } from "./server";
export type { RunCluster } from "./settings";
