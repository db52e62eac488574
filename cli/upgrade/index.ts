export { askApiServer } from "./api-server";
export { upgradeJson, upgradeText } from "./text";
export { checkUpgrade } from "./upgrade-check";
export { targetMinor } from "./versions";
