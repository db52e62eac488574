export {
  addonCaVariables,
  type CaBundle,
  caDirectory,
  checkCaBundle,
  workloadCaVariables,
} from "./ca-bundle";
export { type ChartMounts, withBundle } from "./chart-mounts";
export { caConfigMapName, createCaConfigMap } from "./config-map";
