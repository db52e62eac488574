export { type NeedsNodes, placementJudge, placementLines } from "./placement";
export { zoneLines } from "./zones";
