export { COMMENT_LENGTH, stackMarkdown, stacksComment } from "./comment";
export { differenceJson, differenceText } from "./difference";
export { forgetAmbientConfiguration, printingToStandardError } from "./environment";
export { planJson } from "./json";
export { mermaid } from "./mermaid";
export { plan } from "./plan";
export { type StackOutcome, planStacks } from "./stacks";
export { PLAIN, planText } from "./text";
