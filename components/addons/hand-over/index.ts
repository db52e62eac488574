export { createAddonApplication } from "./addon-application";
export { type ChartReach, type ClusterKind, clusterKinds } from "./chart-reach";
export { checkHandOver } from "./check";
export { afterArgoCd, handOverOf, isApplication } from "./handed-over";
