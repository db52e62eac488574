export type { ToolEvent } from "./events";
export { runProcess } from "./processes";
export { listTools, type ResolvedTools, resolveTools, type ToolListing } from "./resolve";
export { rehearsalToolNames, type ToolName, toolNames } from "./tools";
export { listingRows, progressLine } from "./wording";
