export type { ChartSources } from "./release";
export { standInVersion, startKubernetesProvider } from "./server";
