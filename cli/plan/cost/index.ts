export { budgetKey, budgetOf, overBudget } from "./budget";
export { costChanges } from "./change";
export { orderedVolumes } from "./chart-charges";
export { planCost, stackCost } from "./cost";
export { costJson } from "./json";
export { priceSources } from "./prices";
export { costSummary } from "./summary-lines";
export { costLines, costTitle } from "./words";
