export { planJson } from "./json";
export { escaped, folded, planMarkdown } from "./markdown";
export { mermaid } from "./mermaid";
export { outputLines, warningLines } from "./sections";
export { plain, planText, type TextStyle } from "./text";
