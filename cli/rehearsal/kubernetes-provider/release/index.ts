export type { ChartSources } from "./chart-content";
export {
  applyManagedRelease,
  completeRelease,
  deleteManagedRelease,
  readManagedRelease,
  releaseType,
} from "./managed-release";
export { splitManifests } from "./manifests";
export { renderedChart } from "./rendered-chart";
export { releaseMistakes } from "./release-inputs";
export type { ReleaseContext } from "./release-objects";
