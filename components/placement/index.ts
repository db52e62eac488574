export { type ChartPods, placedPod, placedValues, rankedValues } from "./chart-pods";
export { checkPlacement, type Placement, type PlacementToleration } from "./placement";
export { createPriorityClasses, priorityClasses } from "./priority-classes";
