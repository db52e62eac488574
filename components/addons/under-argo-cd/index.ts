export { createAddonApplication } from "./addon-application";
export { checkHandOver } from "./check";
export { afterArgoCd, isApplication } from "./handed-over";
