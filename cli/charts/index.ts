export { type ChartValues, readChartValues } from "./chart-values";
export { type KnownMap, type KnownValues, knownValues, unknownValues } from "./known-values";
