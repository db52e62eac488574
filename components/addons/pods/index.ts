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
export { scrapers, solverPods } from "./peers";
export { type ContainerSize, containerResources } from "./resources";
