export {
  disruptionBudget,
  evictUnready,
  inPairs,
  onSystemPool,
  preferSystemPool,
  spread,
  tolerateEverything,
  tolerateSystemPool,
} from "./availability";
export { collectors, dashboards, scrapers, solverPods } from "./peers";
export { type ContainerResources, type ContainerSize, containerResources } from "./resources";
