export { type ChartFolder, chartName, findChart, holdsFullCharts, namesIn } from "./chart-folder";
export { ChartLedger, type ChartNote, type ChartSummary } from "./chart-ledger";
export { requireFolder, uselessFolder } from "./given-folder";
export { enterHelmReleases } from "./helm-releases";
