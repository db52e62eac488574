export { type EarlierPlan, earlierPlans } from "./earlier-plan";
