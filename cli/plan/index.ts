export { commentLength, stackMarkdown, stacksComment } from "./comment";
export { differenceJson, differenceText } from "./difference";
export { mermaid, plain, planJson, planText } from "./formats";
export { planPage } from "./page";
export { forgetAmbientConfiguration, plan, printingToStandardError } from "./program";
export { planStacks, type StackOutcome } from "./stacks";
export { textWidth } from "./text-width";
export { planWiring, wiringText } from "./wiring";
