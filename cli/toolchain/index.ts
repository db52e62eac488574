export type { ToolEvent } from "./events";
export { runProcess } from "./processes";
export { listTools, type ResolvedTools, type ResolveOptions, resolveTools, type ToolListing } from "./resolve";
export type { ToolName } from "./tool-definition";
export { rehearsalToolNames, toolNames } from "./tools";
export { listingRows, progressLine } from "./wording";
