export { forgetAmbientConfiguration, printingToStandardError } from "./environment";
export { planJson } from "./json";
export { planMarkdown } from "./markdown";
export { mermaid } from "./mermaid";
export { type Plan, plan } from "./plan";
export { refusal } from "./refusal";
export { PLAIN, planText } from "./text";
