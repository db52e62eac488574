export { ChartRelease, type ChartReleaseArgs, type ChartValues } from "./chart-release";
export { type Chart, type ChartSource, locateChart } from "./source";
