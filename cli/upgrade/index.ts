export { askApiServer } from "./api-server";
export { chartDefinitions } from "./charts";
export { upgradeJson, upgradeText } from "./text";
export { checkUpgrade } from "./upgrade-check";
export { targetMinor } from "./versions";
