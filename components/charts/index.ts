export { ChartRelease, type ChartReleaseArgs, type ChartValues } from "./chart-release";
export { checkReference, checkReleaseName } from "./check-reference";
export { calicoCrdsChart, ciliumChart, cniCharts, tigeraOperatorChart } from "./cni";
export { calicoRegistry } from "./cni-images";
export { type CrdKind, crdKind } from "./crd-kind";
export {
  type KnownChart,
  type KnownMap,
  type KnownValues,
  type StrayValue,
  strayValues,
  valuesKnownBy,
} from "./known-values";
export { type Chart, type ChartSource, checkSource, locateChart } from "./source";
