export { isCorrection } from "./alert-bounds";
export { alertLines } from "./alerts";
export { plainTextLines } from "./plain-text";
export { namedSettings, newSettings, settingPlace } from "./program-settings";
export { settingLines } from "./settings";
