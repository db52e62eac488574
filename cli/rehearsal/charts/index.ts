export { absentCharts } from "./absent-charts";
export { ChartLedger, type ChartNote, type ChartSummary } from "./chart-ledger";
export { uselessFolder } from "./given-folder";
export { enterHelmReleases, enterIngressClasses } from "./helm-releases";
export { lastingDefinitions } from "./lasting-definitions";
export { writeOfficialCharts } from "./official-charts";
export { type ChartKind, openDefinitions, undefinedKinds, withEarlierVersions } from "./open-schemas";
export { PackagedCharts } from "./packaged-charts";
export { PulledCharts } from "./pulled-charts";
