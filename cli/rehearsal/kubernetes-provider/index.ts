export { standInVersion, startKubernetesProvider } from "./server";
