export {
  disruptionBudget,
  evictUnready,
  inPairs,
  spread,
  tolerateEverything,
  tolerateSystemPool,
} from "./availability";
export { scrapers, solverPods } from "./peers";
export { type ContainerSize, containerResources } from "./resources";
