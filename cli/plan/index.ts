export { commentLength, stackMarkdown, stacksComment } from "./comment";
export { budgetOf, costJson, overBudget, stackCost } from "./cost";
export { differenceJson, differenceText } from "./difference";
export { mermaid, plain, planJson, planText } from "./formats";
export { planPage } from "./page";
export { forgetAmbientConfiguration, type Plan, plan, printingToStandardError, refusal } from "./program";
export { planStacks, type StackOutcome } from "./stacks";
export { textWidth } from "./text-width";
export { plannedObjects, planWiring, wiringText } from "./wiring";
