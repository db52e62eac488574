export type { DisruptionBudget } from "./args";
export { checkDisruptionBudget } from "./check";
export { createDisruptionBudget } from "./objects";
