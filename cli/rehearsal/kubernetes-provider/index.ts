export { standInVersion, startKubernetesProvider } from "./server";
export { type RunCluster, readSettings, standsInFor } from "./settings";
