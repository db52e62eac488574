export { createAddonApplication } from "./addon-application";
export { checkHandOver } from "./check";
export { afterArgoCd, handOverOf, isApplication } from "./handed-over";
