export { difference } from "./difference";
export { type FileSetting, fileSettings } from "./file-settings";
export {
  allowanceOf,
  failing,
  failingClasses,
  failures,
  type Grant,
  grantsIn,
  type HeadClass,
  type HeadLine,
  headClasses,
  headLines,
  headTitles,
  shownConditions,
} from "./head";
export { differenceJson } from "./json";
export { differenceMarkdown, sectionMarkdown } from "./markdown";
export { helmUpdates } from "./of-chart";
export { permissionOf } from "./permission";
export { maskedPlans } from "./plain-secrets";
export { idlePermissions } from "./refused-losses";
export { refusedUpdates } from "./refused-updates";
export { registered } from "./registered";
export {
  causeLine,
  type DifferenceReport,
  headSections,
  markOf,
  otherRefusals,
  reportCounts,
  reportNotes,
  reportSections,
} from "./report";
export { review } from "./review";
export { type ReviewConfig, reviewConfig } from "./review-config";
export { differenceText } from "./text";
export { labelOfPlanned, shownPair } from "./words";
