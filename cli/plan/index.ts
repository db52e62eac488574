export { commentLength as COMMENT_LENGTH, stackMarkdown, stacksComment } from "./comment";
export { differenceJson, differenceText } from "./difference";
export { forgetAmbientConfiguration, printingToStandardError } from "./environment";
export { planJson } from "./json";
export { mermaid } from "./mermaid";
export { plan } from "./plan";
export { planStacks, type StackOutcome } from "./stacks";
export { plain as PLAIN, planText } from "./text";
