export { standInVersion, startKubernetesProvider } from "./server";
export { type ProviderSettings, type RunCluster, readSettings, standsInFor } from "./settings";
