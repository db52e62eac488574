export { absentCharts } from "./absent-charts";
export { ChartLedger, type ChartNote, type ChartSummary } from "./chart-ledger";
export { uselessFolder } from "./given-folder";
export { enterHelmReleases } from "./helm-releases";
