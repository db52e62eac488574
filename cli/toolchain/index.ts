export { type ToolEvent } from "./events";
export { runProcess } from "./processes";
export { listTools, type ResolvedTools, resolveTools, type ToolListing } from "./resolve";
export { rehearsalToolNames as REHEARSAL_TOOL_NAMES, toolNames as TOOL_NAMES } from "./tools";
export { listingRows, progressLine } from "./wording";
