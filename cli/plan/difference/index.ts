export { difference } from "./difference";
export { differenceJson } from "./json";
export { differenceMarkdown } from "./markdown";
export { permissionOf } from "./permission";
export { idlePermissions, refusals } from "./refused";
export { type DifferenceReport, reportCounts } from "./report";
export { differenceText } from "./text";
