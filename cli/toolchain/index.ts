export { type ToolEvent, type ToolState } from "./events";
export { listTools, type ResolvedTools, type ResolveOptions, resolveTools, type ToolListing } from "./resolve";
export { type ResolvedTool, type ToolOrigin } from "./search";
export { TOOL_NAMES, type ToolName } from "./tools";
export { listingRows, progressLine } from "./wording";
