export type { ChartSources } from "./chart-content";
export {
  applyManagedRelease,
  completeRelease,
  deleteManagedRelease,
  readManagedRelease,
  releaseType,
} from "./managed-release";
export { readRelease, releaseMistakes } from "./release-inputs";
export type { ReleaseContext } from "./release-objects";
export { renderedChart } from "./rendered-chart";
