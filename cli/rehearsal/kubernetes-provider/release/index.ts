export { type ChartSources, chartManifests } from "./chart-content";
export {
  applyManagedRelease,
  completeRelease,
  deleteManagedRelease,
  readManagedRelease,
  releaseType,
} from "./managed-release";
export { applyRelease, ReleaseError, uninstallRelease } from "./release";
export { type ReleaseInputs, readRelease, releaseMistakes } from "./release-inputs";
export type { ReleaseContext } from "./release-objects";
export { isClusterKind, renderedChart } from "./rendered-chart";
