export { ChartRelease, type ChartReleaseArgs, type ChartValues } from "./chart-release";
export { type Chart, type ChartSource, checkSource, locateChart } from "./source";
