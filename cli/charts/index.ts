export { builtinKinds, builtinVersion } from "./builtin-kinds";
export {
  type ChartFolder,
  candidateFolder,
  chartName,
  contentOf,
  findChart,
  holdsFullCharts,
  namesIn,
} from "./chart-folder";
export { readChartValues } from "./chart-values";
export { filesDigest } from "./files-digest";
export { requireFolder } from "./given-folder";
export { type Capabilities, type RenderedRelease, renderChart } from "./helm-template";
export { ingressClassesIn } from "./ingress-classes";
export { knownValues } from "./known-values";
export { type Manifest, splitManifests } from "./manifests";
export { originOf, pullChart, type RemoteChart, type RepositoryTrust } from "./pull-chart";
export { asRelease, inputsOfApplication, releaseInputs, releaseType } from "./release-inputs";
