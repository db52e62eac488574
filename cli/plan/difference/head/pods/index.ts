export { autoscalerLines } from "./autoscalers";
export { brokenReferenceLines } from "./broken-references";
export { containerLines } from "./containers";
export { claimMounts, dataPlaceLines } from "./data-places";
export { disruptionBudgetLines } from "./disruption-budgets";
export { heapLines } from "./heaps";
export { restartLines } from "./restarts";
export { schedulingLines } from "./scheduling";
export { storeRestartLines } from "./store-restarts";
