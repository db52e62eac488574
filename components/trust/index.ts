export {
  addonCaVariables,
  type CaBundle,
  type CaVariable,
  caDirectory,
  checkCaBundle,
  workloadCaVariables,
} from "./ca-bundle";
export { type ChartMounts, withBundle } from "./chart-mounts";
export { caConfigMapName, createCaConfigMap } from "./config-map";
