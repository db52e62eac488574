export { type ChartValues, readChartValues } from "./chart-values";
export { type KnownMap, knownValues, unknownValues } from "./known-values";
