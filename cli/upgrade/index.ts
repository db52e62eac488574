export { upgradeJson, upgradeText } from "./text";
export { checkUpgrade, type UpgradeReport } from "./upgrade-check";
export { targetMinor } from "./versions";
