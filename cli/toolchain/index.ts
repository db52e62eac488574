export { type ToolEvent } from "./events";
export { listTools, type ResolvedTools, resolveTools, type ToolListing } from "./resolve";
export { REHEARSAL_TOOL_NAMES, TOOL_NAMES } from "./tools";
export { listingRows, progressLine } from "./wording";
