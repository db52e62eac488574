export type { ChartSources } from "./chart-content";
export { renderChart } from "./helm-template";
export {
  applyManagedRelease,
  completeRelease,
  deleteManagedRelease,
  readManagedRelease,
  releaseType,
} from "./managed-release";
export { splitManifests } from "./manifests";
export { readRelease, releaseMistakes } from "./release-inputs";
export type { ReleaseContext } from "./release-objects";
export { renderedChart } from "./rendered-chart";
